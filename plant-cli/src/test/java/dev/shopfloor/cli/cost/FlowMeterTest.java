package dev.shopfloor.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.enrich.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FlowMeterTest {
  private static final Offset<Double> ROUNDING = within(1e-3);
  private static final Percentage HARDLY = Percentage.withPercentage(0.01);
  private static final TelemetryStore OWN = TelemetryStore.INFLUXDB2;

  @Test
  void aMessageAMinuteOfOneAssetIs43800AMonth() {
    Flow flow = Cases.flow(IngestMode.DIRECT, 1, 1, Cases.sample(10, 60, 100), OWN);

    assertThat(flow.wire().messages()).isCloseTo(43_800, ROUNDING);
    assertThat(flow.wire().units()).isCloseTo(43_800, ROUNDING);
    assertThat(flow.enrich().calls()).isCloseTo(43_800, ROUNDING);
    // two readings a message
    assertThat(flow.enrich().points()).isCloseTo(87_600, ROUNDING);
    assertThat(flow.enrich().forwarded()).isCloseTo(87_600, ROUNDING);
    assertThat(flow.wire().shards()).isZero();
    assertThat(flow.wire().putUnits()).isZero();
  }

  @Test
  void aHundredAssetsMakeAHundredTimesAsMuch() {
    Flow flow = Cases.flow(IngestMode.DIRECT, 1, 100, Cases.sample(10, 60, 100), OWN);

    assertThat(flow.wire().messages()).isCloseTo(4_380_000, ROUNDING);
    assertThat(flow.buckets().writes()).isCloseTo(4_380_000, ROUNDING);
  }

  @Test
  void payloadsAreCountedInUnitsOfFiveKbAndWhatIsHandedOnIsTheirBase64() {
    Flow small = Cases.flow(IngestMode.DIRECT, 1, 1, Cases.sample(10, 60, 5_120), OWN);
    Flow large = Cases.flow(IngestMode.DIRECT, 1, 1, Cases.sample(10, 60, 5_121), OWN);

    assertThat(small.wire().units()).isCloseTo(43_800, ROUNDING);
    assertThat(large.wire().units()).isCloseTo(2 * 43_800, ROUNDING);
    // 5,120 bytes are 6,828 of base64 and 200 around them: two units
    assertThat(small.wire().actionUnits()).isCloseTo(2 * 43_800, ROUNDING);
  }

  @Test
  void packingDividesMessagesAndCallsButNoReadings() {
    Flow flow = Cases.flow(IngestMode.DIRECT, 5, 1, Cases.sample(10, 60, 100), OWN);

    assertThat(flow.wire().messages()).isCloseTo(8_760, ROUNDING);
    assertThat(flow.enrich().calls()).isCloseTo(8_760, ROUNDING);
    assertThat(flow.enrich().points()).isCloseTo(87_600, ROUNDING);
    // five minutes' points of one asset are one body
    assertThat(flow.telemetry().sends()).isCloseTo(8_760, ROUNDING);
  }

  @Test
  void packedPayloadsAreTheirSumAndWhatAnArrayAdds() {
    List<Parcel> parcels = Parcel.pack(Cases.sample(5, 1, 100).messages(), 2);

    assertThat(parcels).extracting(Parcel::bytes).containsExactly(203, 203, 100);
  }

  @Test
  void aStreamHasTwiceTheShardsThatItsFullestMeasureAsksFor() {
    // 1,200 messages a second want 1.2 shards by number, twice is 2.4
    Flow many = Cases.flow(IngestMode.STREAM, 1, 1_200, Cases.sample(10, 1, 100), OWN);
    // 90 messages a second of 30,200 bytes are 2.6 MB: twice is 5.2
    Flow large = Cases.flow(IngestMode.STREAM, 1, 90, Cases.sample(10, 1, 22_500), OWN);

    assertThat(many.wire().shards()).isEqualTo(3);
    assertThat(large.wire().shards()).isEqualTo(6);
    // 30,200 bytes are two PUT units of 25 KB
    assertThat(large.wire().putUnits()).isCloseTo(2 * 90 * Units.MONTH, HARDLY);
  }

  @Test
  void aStreamIsReadOnceASecondAndShardAndNeverOftenerThanMessagesCome() {
    Flow busy = Cases.flow(IngestMode.STREAM, 1, 100, Cases.sample(10, 1, 100), OWN);
    Flow slow = Cases.flow(IngestMode.STREAM, 1, 1, Cases.sample(10, 60, 100), OWN);

    assertThat(busy.enrich().calls()).isCloseTo(Units.MONTH, HARDLY);
    assertThat(slow.enrich().calls()).isCloseTo(43_800, ROUNDING);
  }

  @Test
  void bodiesOfACallAreSentInTens() {
    // a hundred assets a second in one call, a body each
    Flow flow = Cases.flow(IngestMode.STREAM, 1, 100, Cases.sample(10, 1, 100), OWN);

    assertThat(flow.telemetry().sends()).isCloseTo(10 * Units.MONTH, HARDLY);
    assertThat(flow.telemetry().sendUnits()).isCloseTo(10 * Units.MONTH, HARDLY);
  }

  @Test
  void anEmptyQueueIsAskedByFivePollersEachTwentySeconds() {
    assertThat(QueueFlow.IDLE.takeUnits()).isEqualTo(657_000);
  }

  @Test
  void aBatchOfTenThousandIsReceivedInTensAndDeletedInTens() {
    Batching batching = new Batching(10_000, 10_000);

    QueueFlow queue = QueueFlow.of(10_000 * Units.MONTH, 1_000, 10, batching);

    // one call a second: 1,000 receives of 10 KB and 1,000 deletes
    assertThat(queue.takeUnits()).isCloseTo(2_000 * Units.MONTH, HARDLY);
    assertThat(queue.calls()).isCloseTo(Units.MONTH, HARDLY);
  }

  @Test
  void largeBodiesArePaidBy64Kb() {
    // ten bodies of 20,000 bytes are 200,000: four units
    QueueFlow queue = QueueFlow.of(1_000, 20_000, 10, new Batching(1, 10));

    assertThat(queue.sends()).isEqualTo(100);
    assertThat(queue.sendUnits()).isEqualTo(400);
  }

  @Test
  void aBatchEndsAtSixMegabytesOrAtItsShareOfTheWindow() {
    assertThat(Batching.of(1_000_000, 60_000, 10_000, 5, 5).bodies()).isEqualTo(104);
    assertThat(Batching.of(50, 1_000, 100, 2, 5).bodies()).isEqualTo(20);
    assertThat(Batching.of(0.01, 1_000, 100, 2, 5).bodies()).isEqualTo(1);
  }

  @Test
  void linesOfTheStoreAreThoseThatTheWriterEncodes() {
    Flow flow =
        Cases.flow(
            IngestMode.DIRECT,
            1,
            1,
            Cases.sample(10, 60, 100),
            OWN,
            TelemetryStore.QUESTDB,
            TelemetryStore.LIVEANALYTICS);

    double kpiLines = 43_800 * 2;
    // one line an instant in InfluxDB, one a point in QuestDB
    assertThat(flow.stored().get(OWN).written().records()).isCloseTo(43_800 + kpiLines, ROUNDING);
    assertThat(flow.stored().get(TelemetryStore.QUESTDB).written().records())
        .isGreaterThan(2 * 43_800 + kpiLines);
    assertThat(flow.stored().get(OWN).written().charged()).isZero();
    assertThat(flow.stored().get(TelemetryStore.LIVEANALYTICS).written().charged())
        .isGreaterThanOrEqualTo(43_800);
  }

  @Test
  void whatIsNoMessageCountsOnItsWayAndEndsInQuarantine() {
    Sample broken =
        Sample.of(
            List.of(
                Cases.message(Cases.BEGIN, 100),
                new Envelope.Broken(
                    "nonsense".getBytes(StandardCharsets.UTF_8),
                    "no message line",
                    "plant/x",
                    (Cases.BEGIN + 60_000) * 1_000_000,
                    null)));

    Flow flow = Cases.flow(IngestMode.DIRECT, 1, 1, broken, OWN);

    assertThat(flow.wire().messages()).isCloseTo(43_800, ROUNDING);
    assertThat(flow.enrich().quarantineItems()).isCloseTo(21_900, ROUNDING);
    assertThat(flow.enrich().quarantineWrites()).isCloseTo(21_900, ROUNDING);
    assertThat(flow.enrich().points()).isCloseTo(43_800, ROUNDING);
  }
}
