package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.KPI;
import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RowsTest {
  @Test
  void thePointsOfARawMessageAndAnInstantAreOneRow() {
    List<StoreRecord> rows =
        rows(message(point("a", NOON, 1), point("b", NOON, 2), point("a", NOON + SECOND, 3)));
    assertThat(rows).extracting(StoreRecord::time).containsExactly(NOON, NOON + SECOND);
    assertThat(rows.getFirst().fields()).extracting(RecordField::tag).containsExactly("a", "b");
  }

  @Test
  void rawMessagesOfOneInstantWithOtherTagsAreRowsThatNeverMeet() {
    TelemetryMessage both =
        message(received(point("a", NOON, 1), 1), received(point("b", NOON, 2), 2));
    List<StoreRecord> together = rows(both);
    assertThat(together).hasSize(2);
    assertThat(together).extracting(StoreRecord::series).doesNotHaveDuplicates();
    List<StoreRecord> apart = new ArrayList<>(rows(message(received(point("a", NOON, 1), 1))));
    apart.addAll(rows(message(received(point("b", NOON, 2), 2))));
    assertThat(apart)
        .extracting(StoreRecord::series)
        .isEqualTo(together.stream().map(StoreRecord::series).toList());
  }

  @Test
  void theNameOfARowIsThatOfItsTagsInWhateverOrderAndWhateverTheirQuality() {
    Series one = rows(message(point("a", NOON, 1), point("b", NOON, 2))).getFirst().series();
    Series other =
        rows(message(
                point("b", NOON, new Value.Real(3), Quality.STALE, 7),
                point("a", NOON, Value.ABSENT)))
            .getFirst()
            .series();
    assertThat(one).isEqualTo(other);
    assertThat(one.tags())
        .filteredOn(tag -> tag.key().equals(RecordLayout.TAG_SET))
        .singleElement()
        .satisfies(tag -> assertThat(tag.value()).matches("[0-9a-z]{8}"));
  }

  @Test
  void tagsWhoseNamesRunTogetherHaveOtherNamesOfTheirSet() {
    assertThat(
            List.of(
                TagSet.name(List.of("ab", "c")),
                TagSet.name(List.of("a", "bc")),
                TagSet.name(List.of("abc")),
                TagSet.name(List.of("a", "b", "c"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void ofRowsOfTheSameTagsTheLaterIsKeptWholeAndAccountsForTheOther() {
    List<StoreRecord> rows =
        rows(
            message(
                received(point("a", NOON, new Value.Whole(1), Quality.GOOD, 9), 1),
                received(point("b", NOON, new Value.Whole(2), Quality.GOOD, 9), 1)),
            message(
                received(point("a", NOON, new Value.Whole(5), Quality.GOOD, 8), 2),
                received(point("b", NOON, new Value.Whole(6), Quality.GOOD, 8), 2)));
    StoreRecord row = rows.getFirst();
    assertThat(rows).hasSize(1);
    assertThat(row.fields())
        .extracting(RecordField::value)
        .containsExactly(new Value.Whole(1), new Value.Whole(2));
    assertThat(row.fields().getFirst().superseded()).containsExactly(new PointRef(1, 0));
    assertThat(row.fields().getLast().superseded()).containsExactly(new PointRef(1, 1));
  }

  @Test
  void aKpiRowIsWholeAndNeedsNoNameOfItsTags() {
    List<StoreRecord> rows =
        rows(
            new TelemetryMessage(
                KPI,
                List.of(
                    point("scope", NOON, new Value.Text("ASSET")),
                    point("window", NOON, new Value.Text("SHIFT")),
                    point("oee", NOON, 0.5))),
            new TelemetryMessage(
                KPI,
                List.of(
                    point("scope", NOON, new Value.Text("ASSET")),
                    point("window", NOON, new Value.Text("SHIFT")),
                    point("oee", NOON, 0.5),
                    point("quality", NOON, Value.ABSENT))));
    assertThat(rows)
        .singleElement()
        .satisfies(row -> {
          assertThat(row.series().tags())
              .extracting(Series.Tag::key)
              .containsExactly("area", "asset", "line", "scope", "site", "window");
          assertThat(row.fields()).extracting(RecordField::tag).containsExactly("oee");
          assertThat(points(row)).isEqualTo(7);
        });
  }

  @Test
  void aFieldAloneIsARowOfItsOwnName() {
    StoreRecord row = rows(message(point("a", NOON, 1), point("b", NOON, 2))).getFirst();
    List<StoreRecord> apart = Rows.apart(List.of(row));
    assertThat(apart).extracting(StoreRecord::series).doesNotHaveDuplicates();
    assertThat(apart.getFirst().series())
        .isEqualTo(rows(message(point("a", NOON, 1))).getFirst().series());
  }

  @Test
  void fieldsOfTwoRowsThatAreTheSameAloneAreOneRowThatAccountsForBoth() {
    List<StoreRecord> rows =
        rows(
            message(
                received(point("a", NOON, 1), 1),
                received(point("b", NOON, 2), 1),
                received(point("a", NOON, 1), 2),
                received(point("c", NOON, 2), 2)));
    assertThat(rows).hasSize(2);
    List<StoreRecord> apart = Rows.apart(rows);
    assertThat(apart).hasSize(3);
    assertThat(apart.stream().mapToInt(RowsTest::points).sum()).isEqualTo(4);
  }

  @Test
  void aRowThatIsTooLargeForTheStoreIsPartedByItsTagsWhateverItsNumbers() {
    List<StoreRecord> some = rows(message(wide(7)));
    List<StoreRecord> others = rows(message(wide(-Double.MIN_NORMAL)));
    assertThat(some).hasSizeBetween(3, 6);
    assertThat(some.stream().mapToInt(RowsTest::points).sum()).isEqualTo(180);
    assertThat(others)
        .extracting(StoreRecord::series)
        .isEqualTo(some.stream().map(StoreRecord::series).toList());
  }

  private static EnrichedPoint[] wide(double value) {
    return IntStream.range(0, 180)
        .mapToObj(at -> point("temperature%03d".formatted(at), NOON, value))
        .toArray(EnrichedPoint[]::new);
  }

  /** A store that replaces a row by the highest version, and keeps what it has of equal ones. */
  @Property(tries = 300)
  void inWhateverBatchesAndOrderAndHoweverOftenTheStoreEndsTheSame(
      @ForAll("messages") List<TelemetryMessage> messages, @ForAll long seed) {
    Map<String, StoreRecord> once = new TreeMap<>();
    write(messages, once);
    Map<String, StoreRecord> shuffled = new TreeMap<>();
    Random random = new Random(seed);
    List<TelemetryMessage> again = new ArrayList<>(messages);
    again.addAll(messages);
    Collections.shuffle(again, random);
    for (int from = 0; from < again.size(); ) {
      int to = Math.min(again.size(), from + 1 + random.nextInt(5));
      write(again.subList(from, to), shuffled);
      from = to;
    }
    assertThat(contents(shuffled)).isEqualTo(contents(once));
  }

  @Property(tries = 300)
  void everyPointIsInExactlyOneRow(@ForAll("messages") List<TelemetryMessage> messages) {
    List<PointRef> all = new ArrayList<>();
    for (StoreRecord row : rows(messages.toArray(TelemetryMessage[]::new))) {
      all.addAll(row.tagged());
      row.fields()
          .forEach(field -> {
            all.add(field.from());
            all.addAll(field.superseded());
          });
    }
    List<PointRef> wanted = new ArrayList<>();
    for (int message = 0; message < messages.size(); message++) {
      for (int at = 0; at < messages.get(message).points().size(); at++) {
        wanted.add(new PointRef(message, at));
      }
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Provide
  Arbitrary<List<TelemetryMessage>> messages() {
    Arbitrary<EnrichedPoint> points =
        Combinators.combine(
                Arbitraries.of("a", "b", "c"),
                Arbitraries.integers().between(0, 1),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(-1, 2),
                Arbitraries.integers().between(0, 2))
            .as((tag, second, value, sequence, rx) ->
                received(
                    point(
                        tag,
                        NOON + second * SECOND,
                        new Value.Whole(value),
                        Quality.GOOD,
                        sequence),
                    rx));
    return points
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(some -> new TelemetryMessage(PRESS, some))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static void write(List<TelemetryMessage> batch, Map<String, StoreRecord> store) {
    for (StoreRecord row : rows(batch.toArray(TelemetryMessage[]::new))) {
      store.merge(
          row.series() + "@" + row.time(),
          row,
          (old, next) -> next.version() > old.version() ? next : old);
    }
  }

  private static Map<String, String> contents(Map<String, StoreRecord> store) {
    Map<String, String> contents = new TreeMap<>();
    store.forEach((key, row) ->
        contents.put(
            key,
            row.fields().stream().map(field -> field.tag() + "=" + field.value()).toList()
                + " v"
                + row.version()));
    return contents;
  }

  private static int points(StoreRecord row) {
    return row.tagged().size()
        + row.fields().stream().mapToInt(field -> 1 + field.superseded().size()).sum();
  }

  private static TelemetryMessage message(EnrichedPoint... points) {
    return new TelemetryMessage(PRESS, List.of(points));
  }

  private static List<StoreRecord> rows(TelemetryMessage... messages) {
    RecordAssembly assembly = new RecordAssembly(RecordLayout.ROW);
    IntStream.range(0, messages.length).forEach(at -> assembly.add(at, messages[at]));
    return assembly.records();
  }
}
