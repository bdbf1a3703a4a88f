package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatedExchangeTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Request REQUEST = new Request("GET", "/orders", Map.of(), null);
  private static final Cmms.Limit LIMIT = new Cmms.Limit(0, Duration.ofSeconds(20));

  private final CountingStore store = new CountingStore();
  private final List<Duration> times = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private long now = 1_781_511_000L * SECOND;
  private Function<Request, Answer> system = request -> answered(200, Map.of());

  @Test
  void aRequestCostsOneWriteAndNoReadAfterTheFirst() {
    GatedExchange gated = worker(600);
    for (int request = 0; request < 10; request++) {
      assertThat(gated.send(REQUEST, LIMIT)).isInstanceOf(Answer.Answered.class);
    }

    assertThat(store.writes).isEqualTo(10);
    assertThat(store.reads).isEqualTo(1);
    assertThat(gated.unguarded()).isZero();
  }

  @Test
  void workersShareTheRate() {
    List<GatedExchange> workers = List.of(worker(10), worker(10), worker(10));
    long begun = now;
    for (int request = 0; request < 5; request++) {
      workers.get(request % 3).send(REQUEST, LIMIT);
    }

    assertThat(workers.get(2).send(REQUEST, LIMIT))
        .isEqualTo(
            new Answer.Held(
                begun + 12 * SECOND,
                "held back from the system: it gets no more requests a minute than it takes"));
    assertThat(times).hasSize(5);
  }

  @Test
  void aTokenThatIsThereSoonIsWaitedForWithinTheTimeOfTheCall() {
    GatedExchange gated = worker(100);
    for (int request = 0; request < 51; request++) {
      gated.send(REQUEST, LIMIT);
    }

    assertThat(pauses).containsExactly(Duration.ofMillis(1_200));
    assertThat(times.getLast()).isEqualTo(Duration.ofMillis(18_800));
    assertThat(gated.send(REQUEST, new Cmms.Limit(0, Duration.ofSeconds(2))))
        .isInstanceOf(Answer.Held.class);
  }

  @ParameterizedTest
  @CsvSource({"NOT_SENT", "LOST", "500", "503"})
  void aSystemThatFailsIsLeftAloneByAllUntilAProbeSucceeds(String failure) {
    GatedExchange one = worker(600);
    GatedExchange two = worker(600);
    two.send(REQUEST, LIMIT);
    system = request -> failure(failure);
    for (int request = 0; request < 5; request++) {
      one.send(REQUEST, LIMIT);
    }
    system = request -> answered(200, Map.of());

    assertThat(two.send(REQUEST, LIMIT)).isEqualTo(held(60, "it failed several times in a row"));
    now += 60 * SECOND;
    assertThat(two.send(REQUEST, LIMIT)).isInstanceOf(Answer.Answered.class);
    assertThat(one.send(REQUEST, LIMIT)).isInstanceOf(Answer.Answered.class);
    assertThat(times).hasSize(8);
  }

  @Test
  void workIsHeldBackUntilAProbeSucceedsAndNotForEverWhereNobodyAsks() {
    GatedExchange one = worker(600);
    GatedExchange two = worker(600);
    assertThat(one.heldBack(now)).isFalse();
    system = request -> failure("503");
    for (int request = 0; request < 4; request++) {
      one.send(REQUEST, LIMIT);
    }
    assertThat(two.heldBack(now)).isFalse();
    one.send(REQUEST, LIMIT);
    assertThat(two.heldBack(now)).isTrue();
    assertThat(two.heldBack(now + 16 * 60 * SECOND - 1)).isTrue();
    assertThat(two.heldBack(now + 16 * 60 * SECOND)).isFalse();
    now += 60 * SECOND;
    system = request -> answered(200, Map.of());
    two.send(REQUEST, LIMIT);

    assertThat(one.heldBack(now)).isFalse();
  }

  @Test
  void refusalsAreNoFailures() {
    GatedExchange gated = worker(600);
    system = request -> answered(404, Map.of());
    for (int request = 0; request < 20; request++) {
      assertThat(gated.send(REQUEST, LIMIT)).isInstanceOf(Answer.Answered.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"17, 17", "'', 30", "99999, 3600"})
  void allKeepQuietAsLongAsTheSystemSaysOrItsProfile(String said, long seconds) {
    GatedExchange one = worker(600);
    system = request -> answered(429, said.isEmpty() ? Map.of() : Map.of("retry-after", said));

    assertThat(one.send(REQUEST, LIMIT)).isInstanceOf(Answer.Answered.class);
    assertThat(worker(600).send(REQUEST, LIMIT))
        .isEqualTo(held(seconds, "it wants no requests for a while"));
    assertThat(times).hasSize(1);
  }

  @Test
  void aGateThatIsAwayStopsNoRequestAndIsCounted() {
    GatedExchange gated = worker(10);
    store.away = true;
    for (int request = 0; request < 5; request++) {
      assertThat(gated.send(REQUEST, LIMIT)).isInstanceOf(Answer.Answered.class);
    }

    assertThat(gated.unguarded()).isGreaterThanOrEqualTo(5);
    assertThat(gated.unguarded()).isZero();
    // by what it knows itself it still keeps to the rate
    assertThat(gated.send(REQUEST, LIMIT)).isInstanceOf(Answer.Held.class);

    gated.unguarded();
    store.away = false;
    now += 60 * SECOND;
    assertThat(gated.send(REQUEST, LIMIT)).isInstanceOf(Answer.Answered.class);
    assertThat(gated.unguarded()).isZero();
  }

  @Test
  void whoIsOvertakenAsksAgain() {
    GatedExchange slow = worker(600);
    slow.send(REQUEST, LIMIT);
    for (int request = 0; request < 3; request++) {
      worker(600).send(REQUEST, LIMIT);
    }

    assertThat(slow.send(REQUEST, LIMIT)).isInstanceOf(Answer.Answered.class);
    assertThat(store.read().version()).isEqualTo(5);
  }

  private GatedExchange worker(int requestsPerMinute) {
    return new GatedExchange(
        (request, limit) -> {
          times.add(limit.time());
          return system.apply(request);
        },
        store,
        new GatedExchange.Rules(Rate.of(requestsPerMinute), Duration.ofSeconds(30)),
        () -> now,
        time -> {
          pauses.add(time);
          now += time.toNanos();
        });
  }

  private Answer.Held held(long seconds, String why) {
    return new Answer.Held(now + seconds * SECOND, "held back from the system: " + why);
  }

  private static Answer failure(String kind) {
    return switch (kind) {
      case "NOT_SENT" -> new Answer.NotSent("no connection");
      case "LOST" -> new Answer.Lost("no answer");
      default -> answered(Integer.parseInt(kind), Map.of());
    };
  }

  private static Answer answered(int status, Map<String, String> headers) {
    return new Answer.Answered(status, headers, new byte[0]);
  }

  /** Counts, and may be away. */
  private static final class CountingStore implements GateStore {
    private final MemoryGateStore inner = new MemoryGateStore();
    private int reads;
    private int writes;
    private boolean away;

    @Override
    public Gate read() {
      reads++;
      there();
      return inner.read();
    }

    @Override
    public @Nullable Gate replace(Gate before, Gate after) {
      writes++;
      there();
      return inner.replace(before, after);
    }

    private void there() {
      if (away) {
        throw new IllegalStateException("the table is away");
      }
    }
  }
}
