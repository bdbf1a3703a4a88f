package dev.shopfloor.enrich.sparkplug;

import static dev.shopfloor.enrich.sparkplug.Edge.START;
import static dev.shopfloor.enrich.sparkplug.Edge.bdSeq;
import static dev.shopfloor.enrich.sparkplug.Edge.born;
import static dev.shopfloor.enrich.sparkplug.Edge.by;
import static dev.shopfloor.enrich.sparkplug.Edge.message;
import static dev.shopfloor.enrich.sparkplug.Edge.nanos;
import static dev.shopfloor.enrich.sparkplug.Edge.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Parked;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Births, aliases, sequences and deaths. */
class SparkplugLifeTest {
  private final MemorySourceStore sources = new MemorySourceStore();

  @Test
  void dataIsReadByTheAliasesTypesAndUnitsOfTheBirth() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "Spindle/Speed", DataType.INT16));

    Decoded decoded =
        decoded(message("DDATA", START + 10, payload(START + 9, 2, by(13).setIntValue(-900))));

    assertThat(decoded.points())
        .extracting(
            Point::device, Point::tag, Point::value, Point::unit, Point::time, Point::origin)
        .containsExactly(
            tuple(
                "Press07",
                "Spindle/Speed",
                new Value.Whole(-900),
                "rpm",
                nanos(START + 9),
                TimeOrigin.MESSAGE));
  }

  @Test
  void withoutABirthDataWaitsAndTheNodeIsAsked() {
    Decoding first = take(data(2, 13));
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));

    assertThat(first)
        .isEqualTo(
            new Parked(
                Edge.SOURCE, "no birth of device Press07 of PlantA/Line3Edge has come", true));
    assertThat(decoded(data(2, 13)).points()).hasSize(1);
    assertThat(take(data(3, 99)))
        .isInstanceOfSatisfying(
            Parked.class,
            parked -> {
              assertThat(parked.rebirth()).isTrue();
              assertThat(parked.message()).contains("defines all metrics");
            });
  }

  @Test
  void aBirthThatWasAskedForReadsTheDataThatWaited() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    RawMessage waiting = data(50, 99);
    assertThat(take(waiting)).isInstanceOf(Parked.class);
    take(nodeBirth(100, 7));
    take(deviceBirth(101, 99, "b", DataType.INT32));

    assertThat(decoded(waiting).points()).extracting(Point::tag).containsExactly("b");
  }

  @Test
  void dataIsReadByTheBirthOfItsOwnTimeAlsoAfterANewerOne() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "before", DataType.INT32));
    take(nodeBirth(100, 8));
    take(deviceBirth(101, 13, "after", DataType.INT32));

    assertThat(decoded(data(50, 13)).points()).extracting(Point::tag).containsExactly("before");
    assertThat(decoded(data(150, 13)).points()).extracting(Point::tag).containsExactly("after");
  }

  @Test
  void aBirthThatComesLateMakesHistoryOnly() {
    take(nodeBirth(100, 8));
    take(deviceBirth(101, 13, "after", DataType.INT32));
    Decoded late = decoded(deviceBirth(51, 13, "before", DataType.INT32));

    assertThat(late.points()).allMatch(point -> Flag.HISTORICAL.in(point.flags()));
    assertThat(decoded(data(150, 13)).points()).extracting(Point::tag).containsExactly("after");
  }

  @Test
  void aDeviceMustBeBornAgainAfterItsNode() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    take(nodeBirth(100, 8));

    assertThat(take(data(150, 13))).isInstanceOf(Parked.class);
    assertThat(decoded(data(50, 13)).points()).hasSize(1);
  }

  @Test
  void aClockThatRunsAheadDoesNotKeepLaterBirthsOut() {
    take(message("DBIRTH", START, payload(START + 3_600_000, 1, born("a", 13, DataType.INT32))));
    take(message("DBIRTH", START + 100, payload(START + 100, 1, born("b", 13, DataType.INT32))));

    assertThat(decoded(data(150, 13)).points()).extracting(Point::tag).containsExactly("b");
  }

  @Test
  void theDeathOfTheNodeEndsAllItsMetricsAndThoseOfItsDevices() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    Decoded death = decoded(nodeDeath(20_000, 7));

    assertThat(death.points())
        .extracting(
            Point::device, Point::tag, Point::value, Point::quality, Point::time, Point::origin)
        .containsExactlyInAnyOrder(
            tuple(
                "Line3Edge",
                "cpu",
                Value.ABSENT,
                Quality.STALE,
                nanos(START + 20_000),
                TimeOrigin.RECEIVED),
            tuple(
                "Press07",
                "a",
                Value.ABSENT,
                Quality.STALE,
                nanos(START + 20_000),
                TimeOrigin.RECEIVED));
    assertThat(decoded(nodeDeath(20_000, 7))).isEqualTo(death);
    assertThat(take(nodeDeath(21_000, 7))).isEqualTo(new Ignored("death", null));
  }

  @Test
  void theWillOfAnEarlierSessionMeansNothing() {
    take(nodeBirth(0, 7));

    assertThat(take(nodeDeath(20_000, 6))).isEqualTo(new Ignored("death", null));
    assertThat(
            decoded(
                    message(
                        "NDATA",
                        START + 30_000,
                        payload(START + 30_000, 1, by(1).setDoubleValue(2))))
                .points())
        .hasSize(1);
  }

  @Test
  void afterADeathDataWaitsForABirthAndWhatCameBeforeDoesNot() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    take(nodeDeath(20_000, 7));

    assertThat(decoded(data(19_000, 13)).points()).hasSize(1);
    RawMessage after = data(30_000, 13);
    assertThat(take(after)).isInstanceOf(Parked.class);
    take(nodeBirth(31_000, 8));
    take(deviceBirth(31_001, 13, "a", DataType.INT32));
    assertThat(decoded(after).points()).hasSize(1);
  }

  @Test
  void theDeathOfADeviceEndsItAloneAtItsOwnTime() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    Decoded death = decoded(message("DDEATH", START + 20_000, payload(START + 19_990, 2)));

    assertThat(death.points())
        .extracting(Point::device, Point::tag, Point::quality, Point::time, Point::origin)
        .containsExactly(
            tuple("Press07", "a", Quality.STALE, nanos(START + 19_990), TimeOrigin.MESSAGE));
    assertThat(take(data(30_000, 13))).isInstanceOf(Parked.class);
    assertThat(decoded(nodeDeath(40_000, 7)).points())
        .extracting(Point::tag)
        .containsExactly("cpu");
  }

  @Test
  void aGapInTheSequenceAsksTheNodeOnlyAfterTheGrace() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    assertThat(decoded(numbered(1_000, 2)).rebirth()).isNull();
    assertThat(decoded(numbered(2_000, 4)).rebirth()).isNull();
    assertThat(decoded(numbered(31_000, 5)).rebirth()).isNull();
    assertThat(decoded(numbered(33_000, 6)).rebirth()).isEqualTo(Edge.SOURCE);
    take(numbered(1_500, 3));
    assertThat(decoded(numbered(34_000, 7)).rebirth()).isNull();
  }

  @Test
  void valuesOfOneMetricAtOneTimeKeepTheirOrder() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    Decoded decoded =
        decoded(
            message(
                "DDATA",
                START + 9,
                payload(
                    START + 9,
                    2,
                    by(13).setIntValue(3),
                    by(13).setIntValue(1),
                    by(13).setTimestamp(START + 8).setIsHistorical(true).setIntValue(2))));

    assertThat(decoded.points())
        .extracting(Point::value, Point::sequence, point -> Flag.HISTORICAL.in(point.flags()))
        .containsExactly(
            tuple(new Value.Whole(3), Point.NO_SEQUENCE, false),
            tuple(new Value.Whole(1), 2L, false),
            tuple(new Value.Whole(2), Point.NO_SEQUENCE, true));
  }

  @Test
  void whatSteersTheNodeIsNoTelemetry() {
    Decoded birth =
        decoded(
            message(
                "NBIRTH",
                START,
                payload(
                    START,
                    0,
                    bdSeq(7),
                    born("Node Control/Rebirth", 2, DataType.BOOLEAN).setBooleanValue(false),
                    born("cpu", 1, DataType.DOUBLE).setDoubleValue(1))));

    assertThat(birth.points()).extracting(Point::tag).containsExactly("cpu");
    assertThat(birth.announced()).isEqualTo(Edge.SOURCE);
    assertThat(
            decoded(message("NDATA", START + 1, payload(START + 1, 1, by(2).setBooleanValue(true))))
                .points())
        .isEmpty();
  }

  @Test
  void badAndStaleValuesNeverCarryTheirNumber() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    Decoded decoded =
        decoded(
            message(
                "DDATA",
                START + 9,
                payload(
                    START + 9,
                    2,
                    by(13).setIntValue(3).setProperties(Edge.quality(0)),
                    by(13).setIntValue(3).setProperties(Edge.quality(500)),
                    by(13).setIntValue(3).setProperties(Edge.quality(64)),
                    by(13).setIsNull(true).setIntValue(3))));

    assertThat(decoded.points())
        .extracting(Point::value, Point::quality, Point::qualityCode)
        .containsExactly(
            tuple(Value.ABSENT, Quality.BAD, "0"),
            tuple(Value.ABSENT, Quality.STALE, "500"),
            tuple(new Value.Whole(3), Quality.UNCERTAIN, "64"),
            tuple(Value.ABSENT, Quality.BAD, null));
  }

  @Test
  void aTemplateWithoutAValueTakesItsMembersAlong() {
    var template =
        born("Axis", 5, DataType.TEMPLATE)
            .setTemplateValue(
                org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Template.newBuilder()
                    .addMetrics(born("Load", 6, DataType.DOUBLE).setDoubleValue(3)));
    take(nodeBirth(0, 7));
    take(message("DBIRTH", START + 1, payload(START + 1, 1, template)));

    Decoded null_ =
        decoded(
            message(
                "DDATA",
                START + 2,
                payload(START + 2, 2, by(5).setIsNull(true), by(5).setIsNull(true))));
    Decoded member =
        decoded(message("DDATA", START + 3, payload(START + 3, 3, by(6).setDoubleValue(4))));

    assertThat(null_.points())
        .extracting(Point::tag, Point::quality)
        .containsExactly(tuple("Axis/Load", Quality.BAD));
    assertThat(member.points())
        .extracting(Point::tag, Point::value)
        .containsExactly(tuple("Axis/Load", new Value.Real(4)));
  }

  private Decoding take(RawMessage message) {
    return Edge.decode(message, sources);
  }

  private Decoded decoded(RawMessage message) {
    assertThat(take(message)).isInstanceOf(Decoded.class);
    return (Decoded) take(message);
  }

  private static RawMessage nodeBirth(long after, long bdSeq) {
    long at = START + after;
    return message(
        "NBIRTH",
        at,
        payload(at, 0, bdSeq(bdSeq), born("cpu", 1, DataType.DOUBLE).setDoubleValue(1)));
  }

  private static RawMessage deviceBirth(long after, long alias, String name, DataType type) {
    long at = START + after;
    return message(
        "DBIRTH",
        at,
        payload(at, 1, born(name, alias, type).setIntValue(1).setProperties(Edge.unit("rpm"))));
  }

  private static RawMessage data(long after, long alias) {
    return message(
        "DDATA", START + after, payload(START + after, 2, by(alias).setIntValue(5)).clearSeq());
  }

  private static RawMessage numbered(long after, int sequence) {
    long at = START + after;
    return message("DDATA", at, payload(at, sequence, by(13).setIntValue(5)));
  }

  private static RawMessage nodeDeath(long after, long bdSeq) {
    return message("NDEATH", START + after, payload(START, 0, bdSeq(bdSeq)).clearSeq());
  }

  @Test
  void aListOfPartsIsNeverMixedBetweenDevices() {
    take(nodeBirth(0, 7));
    take(deviceBirth(1, 13, "a", DataType.INT32));
    RawMessage other =
        new RawMessage(
            "spBv1.0/PlantA/DDATA/Line3Edge/Press08",
            nanos(START + 5),
            payload(START + 5, 2, by(13).setIntValue(1)).build().toByteArray(),
            null,
            null,
            null);

    assertThat(List.of(take(other))).hasOnlyElementsOfType(Parked.class);
  }
}
