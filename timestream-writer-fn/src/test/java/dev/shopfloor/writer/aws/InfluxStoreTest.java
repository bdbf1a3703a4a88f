package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.aws.FakeInflux.Fault;
import dev.shopfloor.writer.aws.FakeInflux.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfluxStoreTest {
  private FakeInflux influx;
  private InfluxStore store;

  @BeforeEach
  void start() throws IOException {
    influx = new FakeInflux();
    store = store(influx.url(), TokenSource.NONE);
  }

  @AfterEach
  void stop() {
    influx.close();
  }

  @Test
  void aBatchGoesInOneRequestToItsBucket() {
    assertThat(store.write(reals(3), unhurried()).outcomes())
        .containsExactly(WriteOutcome.STORED, WriteOutcome.STORED, WriteOutcome.STORED);
    assertThat(influx.requests()).hasSize(1);
    assertThat(influx.requests().getFirst().query())
        .isEqualTo("org=my+plant&bucket=shop%2Ffloor&precision=ns");
    assertThat(influx.requests().getFirst().authorization()).isEqualTo("null");
    assertThat(influx.rows()).hasSize(3);
  }

  @Test
  void anEmptyBatchAsksNobody() {
    assertThat(store.write(List.of(), unhurried()).outcomes()).isEmpty();
    assertThat(influx.requests()).isEmpty();
  }

  @Test
  void noRequestHasMoreThan5000Lines() {
    assertThat(store.write(reals(5_001), unhurried()).outcomes())
        .hasSize(5_001)
        .containsOnly(WriteOutcome.STORED);
    assertThat(influx.requests())
        .extracting(request -> request.lines().size())
        .containsExactly(5_000, 1);
  }

  @Test
  void noRequestIsLargerThanAMegabyte() {
    String long1 = "x".repeat(400_000);
    List<StoreRecord> batch =
        IntStream.range(0, 5)
            .mapToObj(at -> record("t", NOON + at * SECOND, new Value.Text(long1)))
            .toList();
    assertThat(store.write(batch, unhurried()).outcomes()).containsOnly(WriteOutcome.STORED);
    assertThat(influx.requests())
        .extracting(request -> request.lines().size())
        .containsExactly(2, 2, 1);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void oneRecordOfAConflictingTypeAmongHundredIsFoundAndTheOthersAreStored(Refusal how) {
    influx.refusing(how).knows("press", "t", Double.class);
    List<StoreRecord> batch = new ArrayList<>(reals(100));
    batch.set(41, record("t", NOON + 41 * SECOND, new Value.Text("warm")));

    List<WriteOutcome> outcomes =
        store(influx, TokenSource.NONE).write(batch, unhurried()).outcomes();

    assertThat(outcomes.get(41))
        .isInstanceOfSatisfying(
            WriteOutcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).startsWith("HTTP 4").contains(" "));
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(99);
    assertThat(influx.rows()).hasSize(99);
    assertThat(influx.requests()).hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void aStoreThatNumbersLinesWronglyCostsARequestAndNoRecord() {
    influx.then(
        new Fault.Answer(400, Map.of(), "{\"message\":\"bad\",\"line\":2}"),
        new Fault.Answer(400, Map.of(), "{\"message\":\"bad\",\"line\":99}"));
    assertThat(store.write(reals(4), unhurried()).outcomes()).containsOnly(WriteOutcome.STORED);
    assertThat(influx.requests()).hasSize(5);
  }

  @Test
  void aRecordBeyondTheRetentionIsLateAndTheOthersAreStored() {
    influx.refusing(Refusal.BAD_ONLY).keepingSince(NOON + SECOND);
    List<WriteOutcome> outcomes = store.write(reals(3), unhurried()).outcomes();
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            WriteOutcome.Late.class,
            late -> assertThat(late.reason()).contains("beyond retention policy"));
    assertThat(outcomes.subList(1, 3)).containsOnly(WriteOutcome.STORED);
  }

  @Test
  void aRequestThatIsTooLargeIsHalvedUntilItFits() {
    influx.limitedTo(500);
    assertThat(store.write(reals(32), unhurried()).outcomes()).containsOnly(WriteOutcome.STORED);
    assertThat(influx.rows()).hasSize(32);
  }

  @Test
  void aRecordThatIsTooLargeByItselfIsRejected() {
    influx.limitedTo(500);
    List<WriteOutcome> outcomes =
        store
            .write(
                List.of(
                    record("t", NOON, new Value.Text("x".repeat(1_000))),
                    record("u", NOON, new Value.Real(1))),
                unhurried())
            .outcomes();
    assertThat(outcomes.getFirst()).isInstanceOf(WriteOutcome.Rejected.class);
    assertThat(outcomes.getLast()).isEqualTo(WriteOutcome.STORED);
  }

  @Test
  void aTokenThatIsRefusedIsFetchedOnceMore() {
    influx.asking("new");
    Tokens tokens = new Tokens("old", "new");
    assertThat(store(influx.url(), tokens).write(reals(2), unhurried()).outcomes())
        .containsOnly(WriteOutcome.STORED);
    assertThat(influx.requests())
        .extracting(FakeInflux.Request::authorization)
        .containsExactly("Token old", "Token new");
  }

  @Test
  void aTokenThatIsRefusedToRequestsSideBySideIsFetchedOnceForAll() {
    influx.asking("new");
    Tokens tokens = new Tokens("old", "new");
    InfluxStore several =
        new InfluxStore(
            InfluxEndpoint.v2(influx.url(), "my plant", "shop/floor"),
            tokens,
            LineDialect.INFLUXDB,
            4);
    assertThat(several.write(reals(20_000), unhurried()).outcomes())
        .hasSize(20_000)
        .containsOnly(WriteOutcome.STORED);
    assertThat(tokens.current).isEqualTo(1);
  }

  @Test
  void aTokenThatIsRefusedTwiceLeavesTheRecordsToTheQueue() {
    influx.asking("right");
    Tokens tokens = new Tokens("wrong", "wrong again", "right");
    List<WriteOutcome> outcomes =
        store(influx.url(), tokens).write(reals(2), unhurried()).outcomes();
    assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(outcomes.toString()).doesNotContain("wrong");
    assertThat(influx.requests()).hasSize(2);
  }

  @Test
  void aTokenThatCannotBeReadLeavesTheRecordsToTheQueue() {
    TokenSource broken =
        new TokenSource() {
          @Override
          public Optional<String> token() {
            throw new IllegalStateException("throttled");
          }

          @Override
          public void drop() {}
        };
    assertThat(store(influx.url(), broken).write(reals(1), unhurried()).outcomes())
        .containsExactly(
            new WriteOutcome.RetryAfter(
                Duration.ZERO, "the store's token cannot be read: throttled"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aThrottlingStoreIsLeftAloneAsLongAsItAsks(int status) {
    influx.then(new Fault.Answer(status, Map.of("Retry-After", "7"), "{\"message\":\"slow\"}"));
    List<WriteOutcome> outcomes = store.write(reals(5_001), unhurried()).outcomes();
    assertThat(outcomes)
        .hasSize(5_001)
        .containsOnly(
            new WriteOutcome.RetryAfter(Duration.ofSeconds(7), "HTTP %d slow".formatted(status)));
    assertThat(influx.requests()).hasSize(1);
  }

  @Test
  void aRetryAfterThatIsADateCountsFromTheServersOwnClock() {
    influx.then(new Fault.Answer(503, Map.of("Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT"), ""));
    assertThat(store.write(reals(1), unhurried()).outcomes().getFirst())
        .isInstanceOfSatisfying(
            WriteOutcome.RetryAfter.class,
            retry -> assertThat(retry.after()).isGreaterThan(Duration.ofDays(365)));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 404, 500, 502, 504})
  void anyOtherAnswerLeavesTheRecordsToTheQueue(int status) {
    influx.then(FakeInflux.status(status));
    assertThat(store.write(reals(2), unhurried()).outcomes())
        .containsOnly(new WriteOutcome.RetryAfter(Duration.ZERO, "HTTP " + status));
  }

  @Test
  void aLineThatTheStoreFailsOverDoesNotHoldUpTheOthers() {
    Fault failure = new Fault.Answer(500, Map.of(), "{\"message\":\"write error\",\"line\":1}");
    influx.then(failure, failure);
    List<WriteOutcome> outcomes = store.write(reals(10), unhurried()).outcomes();
    assertThat(outcomes.getFirst()).isInstanceOf(WriteOutcome.RetryAfter.class);
    assertThat(outcomes.subList(1, 10)).containsOnly(WriteOutcome.STORED);
  }

  @Test
  void aStoreThatFailsOverManyLinesIsLeftAlone() {
    Fault failure = new Fault.Answer(500, Map.of(), "{\"message\":\"write error\",\"line\":1}");
    influx.then(failure, failure, failure, failure, failure, failure, failure, failure);
    assertThat(store.write(reals(100), unhurried()).outcomes())
        .hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(influx.requests()).hasSizeLessThan(8);
  }

  @Test
  void aConnectionThatClosesWithoutAnAnswerIsNotDecidedEvenIfTheStoreTookIt() {
    influx.then(new Fault.TakeAndHangUp());
    assertThat(store.write(reals(2), unhurried()).outcomes())
        .hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(influx.requests()).as("nobody sends it again behind our back").hasSize(1);
    assertThat(store.write(reals(2), unhurried()).outcomes()).containsOnly(WriteOutcome.STORED);
    assertThat(influx.rows()).hasSize(2);
  }

  @Test
  void aStoreThatIsNotThereLeavesTheRecordsToTheQueue() {
    influx.close();
    assertThat(store.write(reals(2), unhurried()).outcomes())
        .hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
  }

  @Test
  @Timeout(20)
  void aStoreThatDoesNotAnswerIsWaitedForNoLongerThanTheDeadline() {
    influx.then(new Fault.Silence());
    long start = System.nanoTime();
    Deadline deadline = Deadline.in(Duration.ofMillis(600), System::nanoTime);
    assertThat(store.write(reals(1), deadline).outcomes())
        .hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  @Timeout(20)
  void aStoreThatDoesNotReadIsWaitedForNoLongerThanTheDeadline() throws IOException {
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      byte[] noise = new byte[12_000_000];
      new Random(1).nextBytes(noise);
      for (int at = 0; at < noise.length; at++) {
        noise[at] = (byte) (' ' + 1 + Math.floorMod(noise[at], 90));
      }
      StoreRecord large =
          record("t", NOON, new Value.Text(new String(noise, StandardCharsets.US_ASCII)));
      Deadline deadline = Deadline.in(Duration.ofMillis(1_500), System::nanoTime);
      assertThat(
              store("http://127.0.0.1:" + deaf.getLocalPort(), TokenSource.NONE)
                  .write(List.of(large), deadline)
                  .outcomes())
          .hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    }
  }

  @Test
  void theSearchForBadLinesEndsWithTheDeadlineAndLeavesTheRestToTheQueue() {
    influx.refusing(Refusal.ALL_SILENTLY).knows("press", "t", String.class);
    // each look at the clock costs 100 ms of this invocation's time
    long[] now = {0};
    Deadline deadline =
        Deadline.in(Duration.ofSeconds(4), () -> now[0] += Duration.ofMillis(100).toNanos());
    List<WriteOutcome> outcomes = store.write(reals(64), deadline).outcomes();
    assertThat(outcomes)
        .hasSize(64)
        .hasAtLeastOneElementOfType(WriteOutcome.Rejected.class)
        .hasAtLeastOneElementOfType(WriteOutcome.RetryAfter.class)
        .doesNotContain(WriteOutcome.STORED);
  }

  @Test
  void aRecordThatNoLineCanHoldIsRejectedAndTheOthersAreStored() {
    List<WriteOutcome> outcomes =
        store
            .write(
                List.of(
                    record("a\nb", NOON, new Value.Real(1)), record("t", NOON, new Value.Real(2))),
                unhurried())
            .outcomes();
    assertThat(outcomes.getFirst())
        .isEqualTo(
            new WriteOutcome.Rejected(
                "tag \"a?b\" holds control character 10; rename it in the plant file"));
    assertThat(outcomes.getLast()).isEqualTo(WriteOutcome.STORED);
  }

  @Test
  void influx3IsAskedForItsDatabaseInNanosecondsAndForTheLinesThatItCanTake() {
    influx.refusing(Refusal.LISTED).asking("apiv3_x");
    assertThat(store(influx, new Tokens("apiv3_x")).write(reals(2), unhurried()).outcomes())
        .containsOnly(WriteOutcome.STORED);
    assertThat(influx.requests())
        .containsExactly(
            new FakeInflux.Request(
                "db=shop%2Ffloor&precision=nanosecond&accept_partial=true",
                "Bearer apiv3_x", influx.requests().getFirst().lines()));
  }

  @Test
  void influx3ListsAHundredBadLinesOfManyAndTheRestIsFoundAllTheSame() {
    influx.refusing(Refusal.LISTED).knows("press", "t", Double.class);
    List<StoreRecord> batch = new ArrayList<>(reals(300));
    for (int at = 0; at < 130; at++) {
      batch.set(2 * at, record("t", NOON + 2 * at * SECOND, new Value.Text("warm")));
    }
    List<WriteOutcome> outcomes =
        store(influx, TokenSource.NONE).write(batch, unhurried()).outcomes();
    assertThat(outcomes.stream().filter(WriteOutcome.Rejected.class::isInstance)).hasSize(130);
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(170);
    assertThat(influx.rows()).hasSize(170);
  }

  private static InfluxStore store(FakeInflux influx, TokenSource tokens) {
    return new InfluxStore(influx.endpoint("my plant", "shop/floor"), tokens, LineDialect.INFLUXDB);
  }

  private static InfluxStore store(String url, TokenSource tokens) {
    return new InfluxStore(
        InfluxEndpoint.v2(url, "my plant", "shop/floor"), tokens, LineDialect.INFLUXDB);
  }

  private static List<StoreRecord> reals(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> record("t", NOON + at * SECOND, new Value.Real(at)))
        .toList();
  }

  /** Tokens one after another, as a rotation makes them. */
  private static final class Tokens implements TokenSource {
    private final List<String> tokens;
    private volatile int current;

    private Tokens(String... tokens) {
      this.tokens = Arrays.asList(tokens);
    }

    @Override
    public Optional<String> token() {
      return Optional.of(tokens.get(current));
    }

    @Override
    public void drop() {
      current++;
    }
  }
}
