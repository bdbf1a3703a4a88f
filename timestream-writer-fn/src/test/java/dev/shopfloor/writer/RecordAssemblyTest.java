package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.KPI;
import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecordAssemblyTest {
  private final RecordAssembly assembly = new RecordAssembly(RecordLayout.INSTANT);

  @Test
  void pointsOfOneAssetAndInstantShareARecordAcrossMessages() {
    assembly.add(0, message(point("a", NOON, 1), point("a", NOON + SECOND, 2)));
    assembly.add(1, message(point("b", NOON, 3)));

    List<StoreRecord> records = assembly.records();

    assertThat(records).extracting(StoreRecord::time).containsExactly(NOON, NOON + SECOND);
    assertThat(records.getFirst().fields()).extracting(RecordField::tag).containsExactly("a", "b");
    assertThat(records.getFirst().fields().getLast().from()).isEqualTo(new PointRef(1, 0));
  }

  @Test
  void ofTwoValuesAtOneInstantTheHigherSequenceIsKept() {
    assembly.add(
        0,
        message(
            point("a", NOON, new Value.Real(1), Quality.GOOD, 8),
            point("a", NOON, new Value.Real(2), Quality.GOOD, 9),
            point("a", NOON, new Value.Real(3), Quality.GOOD, 7)));

    RecordField field = assembly.records().getFirst().fields().getFirst();

    assertThat(field.value()).isEqualTo(new Value.Real(2));
    assertThat(field.superseded())
        .containsExactlyInAnyOrder(new PointRef(0, 0), new PointRef(0, 2));
  }

  @Test
  void withoutASequenceAValueIsKeptRatherThanNone() {
    assembly.add(0, message(point("a", NOON, 1), point("a", NOON, Value.ABSENT)));
    assertThat(assembly.records().getFirst().fields().getFirst().value())
        .isEqualTo(new Value.Real(1));
  }

  @Property(tries = 200)
  void arrivalNeverDecidesWhichValueIsKept(
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = -3, max = 3) Integer> values,
      @ForAll Random random) {
    List<EnrichedPoint> points = new ArrayList<>();
    values.forEach(value ->
        points.add(
            point(
                "a",
                NOON,
                value % 2 == 0 ? new Value.Whole(value) : new Value.Real(value),
                value > 0 ? Quality.UNCERTAIN : Quality.GOOD,
                value == 3 ? 1 : -1)));
    RecordField one = kept(points);
    Collections.shuffle(points, random);
    RecordField other = kept(points);

    assertThat(other.value()).isEqualTo(one.value());
    assertThat(other.quality()).isEqualTo(one.quality());
    assertThat(refs(one)).doesNotHaveDuplicates().hasSize(values.size());
  }

  @Test
  void scopeAndWindowOfAKpiAreTagsOfItsSeries() {
    assembly.add(
        0,
        new TelemetryMessage(
            KPI,
            List.of(
                point("scope", NOON, new Value.Text("asset")),
                point("window", NOON, new Value.Text("minute")),
                point("oee", NOON, 0.8))));

    StoreRecord record = assembly.records().getFirst();

    assertThat(assembly.records()).hasSize(1);
    assertThat(record.series().tags())
        .contains(new Series.Tag("scope", "asset"), new Series.Tag("window", "minute"));
    assertThat(record.fields()).extracting(RecordField::tag).containsExactly("oee");
    assertThat(record.tagged()).containsExactly(new PointRef(0, 0), new PointRef(0, 1));
  }

  @Test
  void severalWindowsOfOneInstantMayShareAMessage() {
    assembly.add(
        0,
        new TelemetryMessage(
            KPI,
            List.of(
                point("oee", NOON, 0.7),
                point("scope", NOON, new Value.Text("asset")),
                point("window", NOON, new Value.Text("minute")),
                point("performance", NOON, 0.9),
                point("scope", NOON, new Value.Text("asset")),
                point("window", NOON, new Value.Text("shift")),
                point("oee", NOON, 0.8))));

    assertThat(assembly.records())
        .extracting(record -> record.series().tags().getLast().value())
        .containsExactly("minute", "shift");
    assertThat(assembly.records().getFirst().fields())
        .extracting(RecordField::tag)
        .containsExactly("oee", "performance");
    assertThat(assembly.records().stream().flatMap(RecordAssemblyTest::refs))
        .hasSize(7)
        .doesNotHaveDuplicates();
  }

  @Test
  void aCoverWithoutNumbersIsKeptAsAField() {
    assembly.add(
        0, new TelemetryMessage(KPI, List.of(point("scope", NOON, new Value.Text("asset")))));
    assertThat(assembly.records().getFirst().fields())
        .extracting(RecordField::tag)
        .containsExactly("scope");
  }

  @Test
  void aTagNamedScopeOfAnOrdinaryMachineIsAField() {
    assembly.add(0, message(point("scope", NOON, new Value.Text("near"))));
    assertThat(assembly.records().getFirst().fields()).hasSize(1);
  }

  @Test
  void inThePointLayoutEachPointHasARecordOfItsOwn() {
    assembly.add(
        0,
        new TelemetryMessage(
            KPI,
            List.of(
                point("scope", NOON, new Value.Text("asset")),
                point("oee", NOON, 0.8),
                point("quality", NOON, 1))));

    List<StoreRecord> laid = RecordLayout.POINT.lay(assembly.records());

    assertThat(laid).hasSize(2);
    assertThat(laid)
        .extracting(record -> record.series().tags().get(2))
        .containsExactly(new Series.Tag("field", "oee"), new Series.Tag("field", "quality"));
    assertThat(laid.stream().flatMap(RecordAssemblyTest::refs)).hasSize(3).doesNotHaveDuplicates();
  }

  private static Stream<PointRef> refs(StoreRecord record) {
    return Stream.concat(
        record.tagged().stream(), record.fields().stream().flatMap(field -> refs(field).stream()));
  }

  private static List<PointRef> refs(RecordField field) {
    List<PointRef> refs = new ArrayList<>(field.superseded());
    refs.add(field.from());
    return refs;
  }

  private static RecordField kept(List<EnrichedPoint> points) {
    RecordAssembly assembly = new RecordAssembly(RecordLayout.INSTANT);
    assembly.add(0, new TelemetryMessage(PRESS, points));
    return assembly.records().getFirst().fields().getFirst();
  }

  private static TelemetryMessage message(EnrichedPoint... points) {
    return new TelemetryMessage(PRESS, List.of(points));
  }
}
