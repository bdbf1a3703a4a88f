package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long START = 1_781_511_000L * SECOND;

  @ParameterizedTest
  @CsvSource({"1, 1, 120", "2, 1, 60", "3, 1, 40", "20, 10, 6", "100, 50, 1.2", "600, 300, 0.2"})
  void halfOfTheLimitIsBurstAndHalfIsFlow(int limit, int capacity, double seconds) {
    assertThat(Rate.of(limit)).isEqualTo(new Rate((long) (seconds * SECOND), capacity));
  }

  @Test
  void aRateOfNothingIsNamedWithItsMend() {
    assertThatThrownBy(() -> Rate.of(0)).hasMessageContainingAll("requestsPerMinute", "0", "1");
  }

  @Test
  void aFullBucketGivesItsCapacityAtOnceAndThenOneAnInterval() {
    Rate rate = Rate.of(10);
    TokenBucket bucket = TokenBucket.FULL;
    for (int token = 0; token < 5; token++) {
      assertThat(bucket.freeAt(rate, START)).isLessThanOrEqualTo(START);
      bucket = bucket.taken(rate, START);
    }
    assertThat(bucket.freeAt(rate, START)).isEqualTo(START + 12 * SECOND);
    assertThat(bucket.freeAt(rate, START + 12 * SECOND)).isEqualTo(START + 12 * SECOND);
  }

  /** Whatever the arrivals, and although the clock is set back now and then. */
  @Property(tries = 300)
  void noSixtySecondsSeeMoreThanTheLimit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int limit) {
    Random random = new Random(seed);
    Rate rate = Rate.of(limit);
    Gate gate = Gate.NEW;
    long truth = START;
    long setBack = 0;
    Deque<Long> lastMinute = new ArrayDeque<>();
    for (int asked = 0; asked < 3_000; asked++) {
      truth += random.nextInt(4) == 0 ? random.nextLong(2 * rate.interval()) : random.nextLong(9);
      if (random.nextInt(500) == 0) {
        setBack += random.nextLong(90 * MINUTE);
      }
      Gate.Decision decision = gate.ask(rate, truth - setBack);
      gate = decision.gate();
      if (decision.goes()) {
        lastMinute.add(truth);
        long from = truth - MINUTE;
        lastMinute.removeIf(at -> at < from);
        assertThat(lastMinute.size())
            .as("seed %d, limit %d", seed, limit)
            .isLessThanOrEqualTo(limit);
      }
    }
  }

  @Property(tries = 200)
  void whoWaitsAsLongAsHeIsToldGoes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int limit) {
    Random random = new Random(seed);
    Rate rate = Rate.of(limit);
    Gate gate = Gate.NEW;
    long now = START;
    for (int asked = 0; asked < 500; asked++) {
      Gate.Decision decision = gate.ask(rate, now);
      gate = decision.gate();
      if (!decision.goes()) {
        assertThat(decision.freeAt() - now)
            .as("wait, seed %d", seed)
            .isPositive()
            .isLessThanOrEqualTo(rate.interval());
        now = decision.freeAt();
        decision = gate.ask(rate, now);
        gate = decision.gate();
        assertThat(decision.goes()).as("after the wait, seed %d", seed).isTrue();
      }
      now += random.nextLong(rate.interval() / 2);
    }
  }

  @Test
  void aClockThatIsSetBackByYearsStopsNobodyForLong() {
    Rate rate = Rate.of(10);
    Gate gate = Gate.NEW.ask(rate, START).gate();
    long past = START - 400L * 24 * 60 * MINUTE;

    Gate.Decision first = gate.ask(rate, past);

    assertThat(first.goes()).isFalse();
    assertThat(first.freeAt()).isEqualTo(past + rate.interval());
    assertThat(first.gate().ask(rate, first.freeAt()).goes()).isTrue();
  }
}
