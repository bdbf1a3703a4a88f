package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import dev.shopfloor.writer.liveanalytics.Fault;
import dev.shopfloor.writer.liveanalytics.Row;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;

class LiveAnalyticsStoreTest {
  private static final Instant NOW = Instant.ofEpochSecond(0, NOON).plusSeconds(600);
  private static final LiveAnalyticsTable TABLE =
      new LiveAnalyticsTable(FakeLiveAnalytics.DATABASE, FakeLiveAnalytics.TABLE);

  private final AtomicInteger clients = new AtomicInteger();
  private FakeLiveAnalytics service;
  private LiveAnalyticsStore store;

  @BeforeEach
  void start() throws IOException {
    service = new FakeLiveAnalytics(NOW);
    store = store(TABLE);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aRecordIsOneRowOfItsMeasuresEachWithItsOwnType() {
    StoreRecord record =
        record(
            PRESS,
            point("real", NOON, new Value.Real(0.1)),
            point("small", NOON, new Value.Real(-1.0E-300)),
            point("whole", NOON, new Value.Whole(9_007_199_254_740_993L)),
            point("truth", NOON, new Value.Truth(true)),
            point("text", NOON, new Value.Text("a \"b\" \\ ü\nnext")),
            point("worn", NOON, new Value.Real(2), Quality.UNCERTAIN, Point.NO_SEQUENCE),
            point("gone", NOON, new Value.Real(2), Quality.STALE, Point.NO_SEQUENCE),
            point("none", NOON, Value.ABSENT),
            point("blank", NOON, new Value.Text("")));
    assertThat(write(record)).containsExactly(WriteOutcome.STORED);
    assertThat(service.rows())
        .containsOnlyKeys(
            "press{area=stamping, asset=press07, line=line1, site=berlin}1750000000000000000");
    assertThat(service.rows().values().iterator().next())
        .isEqualTo(
            new Row(
                record.version(),
                Map.of(
                    "real",
                    0.1,
                    "small",
                    -1.0E-300,
                    "whole",
                    9_007_199_254_740_993L,
                    "truth",
                    true,
                    "text",
                    "a \"b\" \\ ü\nnext",
                    "worn",
                    2.0,
                    "worn_q",
                    "UNCERTAIN",
                    "gone_q",
                    "STALE",
                    "none_q",
                    "ABSENT",
                    "blank_q",
                    "EMPTY")));
  }

  @Test
  void anEmptyBatchAsksNobody() {
    assertThat(write()).isEmpty();
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void noRequestHasMoreThan100Records() {
    assertThat(write(reals(201))).hasSize(201).containsOnly(WriteOutcome.STORED);
    assertThat(service.requests()).containsExactly(100, 100, 1);
    assertThat(service.rows()).hasSize(201);
  }

  @Test
  void writingAgainChangesNothingAndIsStored() {
    assertThat(write(reals(3))).containsOnly(WriteOutcome.STORED);
    Map<String, Row> before = service.rows();
    assertThat(write(reals(3))).containsOnly(WriteOutcome.STORED);
    assertThat(service.rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"4, 5, STORED, 5", "5, 4, DUPLICATE, 5"})
  void ofTwoValuesOfOneInstantTheLaterInTheEventOrderStays(
      int first, int second, String outcome, double stays) {
    assertThat(write(sequenced(first))).containsExactly(WriteOutcome.STORED);
    assertThat(write(sequenced(second)))
        .containsExactly(outcome.equals("STORED") ? WriteOutcome.STORED : WriteOutcome.DUPLICATE);
    assertThat(service.rows().values())
        .extracting(Row::measures)
        .containsExactly(Map.of("t", stays));
  }

  @Test
  void ofTwoValuesThatTheVersionCannotTellApartTheFirstStays() {
    // a sequence that long leaves no room for the value
    StoreRecord first = sequenced(1L << 40, 1);
    StoreRecord second = sequenced(1L << 40, 2);
    assertThat(first.version()).isEqualTo(second.version());
    assertThat(write(first)).containsExactly(WriteOutcome.STORED);
    assertThat(write(second)).containsExactly(WriteOutcome.DUPLICATE);
    assertThat(service.rows().values()).extracting(Row::measures).containsExactly(Map.of("t", 1.0));
  }

  @Test
  void aRecordOlderThanTheMemoryStoreIsLateAndTheRestIsStored() {
    long old = NOON - FakeLiveAnalytics.MEMORY_STORE.toNanos();
    List<WriteOutcome> outcomes =
        write(record("t", old, new Value.Real(1)), record("t", NOON, new Value.Real(2)));
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            WriteOutcome.Late.class,
            late -> assertThat(late.reason()).contains("outside the time range"));
    assertThat(outcomes.getLast()).isEqualTo(WriteOutcome.STORED);
    assertThat(service.rows()).hasSize(1);
  }

  @Test
  void aTimeTooFarAheadIsRefusedAndNotLate() {
    assertThat(write(record("t", NOON + 3_600 * SECOND, new Value.Real(1))).getFirst())
        .isInstanceOfSatisfying(
            WriteOutcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).contains("outside the time range"));
  }

  @Test
  void aFieldOfAnotherTypeThanItsColumnIsRefusedAndTheRestIsStored() {
    service.knows("t", "DOUBLE");
    List<StoreRecord> batch = new ArrayList<>(List.of(reals(100)));
    batch.set(41, record("t", NOON + 41 * SECOND, new Value.Text("warm")));
    List<WriteOutcome> outcomes = store.write(batch, unhurried()).outcomes();
    assertThat(outcomes.get(41))
        .isEqualTo(new WriteOutcome.Rejected("Column t has type DOUBLE, not VARCHAR."));
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(99);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void aRecordOfMoreThanTwoKilobytesIsRefusedInTheServicesWords() {
    assertThat(write(record("t", NOON, new Value.Text("x".repeat(2_048)))))
        .containsExactly(new WriteOutcome.Rejected("The record is larger than 2 KB."));
  }

  @Test
  void aTextThatTheServiceCannotHoldIsRefusedAndCostsNoOtherRecord() {
    assertThat(
            write(
                record("t", NOON, new Value.Text("x".repeat(2_049))),
                record("u", NOON, new Value.Real(2))))
        .containsExactly(
            new WriteOutcome.Rejected(
                "tag \"t\" has a text of 2049 characters; LiveAnalytics takes at most 2048"),
            WriteOutcome.STORED);
    assertThat(service.requests()).containsExactly(1);
  }

  @Test
  void aTagNamedLikeADimensionIsRefusedByName() {
    assertThat(write(record("line", NOON, new Value.Real(1))))
        .containsExactly(
            new WriteOutcome.Rejected(
                "tag \"line\" has the name of a dimension; rename it in the plant file"));
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void aTagWhoseNameIsTooLongIsRefusedByName() {
    assertThat(write(record("ü".repeat(129), NOON, new Value.Real(1))).getFirst().toString())
        .contains("has 258 bytes; LiveAnalytics takes 256; shorten it in the plant file");
  }

  @Test
  void aRecordOfMoreThan256MeasuresIsRefused() {
    EnrichedPoint[] points =
        IntStream.range(0, 257)
            .mapToObj(at -> point("t" + at, NOON, at))
            .toArray(EnrichedPoint[]::new);
    assertThat(write(record(PRESS, points)))
        .containsExactly(
            new WriteOutcome.Rejected("a record of 257 measures; LiveAnalytics takes 256"));
  }

  @Test
  void aRecordForWhichTheWholeRequestIsRefusedIsFoundAndTheOthersAreStored() {
    List<StoreRecord> batch = new ArrayList<>(List.of(reals(100)));
    batch.set(41, record("measure_name", NOON, new Value.Real(1)));
    List<WriteOutcome> outcomes = store.write(batch, unhurried()).outcomes();
    assertThat(outcomes.get(41))
        .isEqualTo(new WriteOutcome.Rejected("ValidationException: reserved name measure_name"));
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(99);
    assertThat(service.rows()).hasSize(99);
    assertThat(service.requests()).hasSizeLessThanOrEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({"-1", "2", "''"})
  void anAnswerThatRejectsNoRecordOfTheRequestDecidesNothing(String index) {
    service.then(
        new Fault.Reject(index.isEmpty() ? List.of() : List.of(0, Integer.parseInt(index))));
    assertThat(write(reals(2)))
        .hasOnlyElementsOfType(WriteOutcome.RetryAfter.class)
        .allSatisfy(
            outcome -> assertThat(outcome.toString()).contains("rejects no record of the request"));
    assertThat(write(reals(2))).containsOnly(WriteOutcome.STORED);
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalServerException",
    "503, ServiceUnavailable",
    "403, ExpiredTokenException"
  })
  void aServiceThatCannotTakeItNowLeavesAllToTheQueueAfterOneRequest(int status, String code) {
    service.then(new Fault.Answer(status, code, "not now"));
    assertThat(write(reals(101)))
        .hasSize(101)
        .containsOnly(new WriteOutcome.RetryAfter(Duration.ZERO, code + ": not now"));
    assertThat(service.requests()).hasSize(1);
    assertThat(write(reals(101))).containsOnly(WriteOutcome.STORED);
  }

  @Test
  void aThrottledRequestIsLeftToTheQueueAndTheOthersGoOnBecauseTheServiceGrowsWithThem() {
    service.then(new Fault.Answer(429, "ThrottlingException", "not now"));
    List<WriteOutcome> outcomes = write(reals(250));
    assertThat(service.requests()).hasSize(3);
    assertThat(outcomes)
        .filteredOn(WriteOutcome.RetryAfter.class::isInstance)
        .hasSizeBetween(50, 100)
        .containsOnly(new WriteOutcome.RetryAfter(Duration.ZERO, "ThrottlingException: not now"));
    assertThat(outcomes).filteredOn(WriteOutcome.STORED::equals).hasSizeBetween(150, 200);
  }

  @ParameterizedTest
  @CsvSource({"403, AccessDeniedException", "400, ValidationException"})
  void anAccountThatWasNeverLetInReadsWhichStoreToTake(int status, String code) {
    service.then(
        new Fault.Answer(
            status,
            code,
            "Only existing Timestream for LiveAnalytics customers can access the service. Reach"
                + " out to AWS support, for more information."));
    assertThat(write(reals(2)))
        .containsOnly(
            new WriteOutcome.RetryAfter(
                Duration.ZERO,
                "Timestream for LiveAnalytics takes no new customers since June 2025 and this"
                    + " account is none of the old ones: deploy with"
                    + " TimeSeriesStore=timestream-influxdb"));
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void aRoleThatMayNotWriteIsToldWhatItNeeds() {
    service.then(new Fault.Answer(403, "AccessDeniedException", "User is not authorized"));
    assertThat(write(reals(1)).getFirst())
        .isInstanceOfSatisfying(
            WriteOutcome.RetryAfter.class,
            retry ->
                assertThat(retry.reason())
                    .contains("timestream:WriteRecords", "timestream:DescribeEndpoints")
                    .endsWith("User is not authorized"));
  }

  @Test
  void aTableThatIsNotThereIsNamedWithItsSettings() {
    LiveAnalyticsStore elsewhere = store(new LiveAnalyticsTable("plant-data", "readings"));
    assertThat(elsewhere.write(List.of(reals(1)), unhurried()).outcomes().getFirst())
        .isInstanceOfSatisfying(
            WriteOutcome.RetryAfter.class,
            retry ->
                assertThat(retry.reason())
                    .startsWith("database plant-data has no table readings; make it, or correct")
                    .contains("TIMESERIES_DATABASE", "TIMESERIES_TABLE"));
  }

  @Test
  void anEndpointThatIsNoLongerTheAccountsIsLookedForByANewClient() {
    service.then(new Fault.Answer(421, "InvalidEndpointException", "not here"));
    assertThat(write(reals(1))).hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(clients).hasValue(2);
    assertThat(write(reals(1))).containsOnly(WriteOutcome.STORED);
    assertThat(clients).hasValue(2);
  }

  @Test
  void aConnectionThatClosesWithoutAnAnswerIsNotDecidedEvenIfTheServiceTookIt() {
    service.then(new Fault.TakeAndHangUp(), new Fault.HangUp());
    assertThat(write(reals(2))).hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(write(reals(2))).hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(service.rows()).hasSize(2);
    assertThat(write(reals(2))).containsOnly(WriteOutcome.STORED);
    assertThat(service.rows()).hasSize(2);
  }

  @Test
  @Timeout(20)
  void aServiceThatDoesNotAnswerIsWaitedForNoLongerThanTheDeadline() {
    service.then(new Fault.Silence());
    long start = System.nanoTime();
    Deadline deadline = Deadline.in(Duration.ofMillis(600), System::nanoTime);
    assertThat(store.write(List.of(reals(1)), deadline).outcomes())
        .hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void nothingIsSentWhenTheTimeIsOver() {
    assertThat(store.write(List.of(reals(1)), Deadline.in(Duration.ZERO, () -> 0L)).outcomes())
        .containsExactly(
            new WriteOutcome.RetryAfter(Duration.ZERO, "the invocation's time was over"));
    assertThat(service.requests()).isEmpty();
  }

  private LiveAnalyticsStore store(LiveAnalyticsTable table) {
    Supplier<TimestreamWriteClient> real = LiveAnalyticsClients.of(service);
    return new LiveAnalyticsStore(
        () -> {
          clients.incrementAndGet();
          return real.get();
        },
        table,
        InstantSource.fixed(NOW));
  }

  private List<WriteOutcome> write(StoreRecord... records) {
    return store.write(List.of(records), unhurried()).outcomes();
  }

  private static StoreRecord sequenced(int sequence) {
    return sequenced(sequence, sequence);
  }

  private static StoreRecord sequenced(long sequence, double value) {
    return record(PRESS, point("t", NOON, new Value.Real(value), Quality.GOOD, sequence));
  }

  private static StoreRecord[] reals(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> record("t", NOON + at * SECOND, new Value.Real(at)))
        .toArray(StoreRecord[]::new);
  }
}
