package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long START = 1_781_511_000L * SECOND;
  private static final Rate FAST = Rate.of(100_000);

  @Test
  void fiveFailuresInARowOpenIt() {
    Breaker breaker = failed(Breaker.CLOSED, 4, START);
    assertThat(breaker.freeAt(START)).isEqualTo(START);

    breaker = breaker.failed(START);

    assertThat(breaker.freeAt(START)).isEqualTo(START + MINUTE);
  }

  @Test
  void aSuccessBetweenThemCountsAnew() {
    Breaker breaker = failed(failed(Breaker.CLOSED, 4, START).succeeded(), 4, START);

    assertThat(breaker.freeAt(START)).isEqualTo(START);
  }

  @Test
  void eachProbeThatFailsDoublesTheWaitUpToAQuarterOfAnHour() {
    Breaker breaker = failed(Breaker.CLOSED, 5, START);
    List<Long> waits = new ArrayList<>();
    long now = START;
    for (int probe = 0; probe < 8; probe++) {
      waits.add((breaker.freeAt(now) - now) / MINUTE);
      now = breaker.freeAt(now);
      breaker = breaker.asked(now).failed(now);
    }

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L, 15L);
  }

  @Test
  void oneProbeGoesThroughAndTheOthersWaitForIt() {
    Gate gate = open(START);
    long halfOpen = START + MINUTE;

    Gate.Decision probe = gate.ask(FAST, halfOpen);
    Gate.Decision other = probe.gate().ask(FAST, halfOpen);

    assertThat(probe.goes()).isTrue();
    assertThat(other.goes()).isFalse();
    assertThat(other.why()).contains("failed several times");
    assertThat(probe.gate().answered().ask(FAST, halfOpen).goes()).isTrue();
  }

  @Test
  void afterAProbeThatNeverCameBackAnotherMayGo() {
    Gate probed = open(START).ask(FAST, START + MINUTE).gate();

    assertThat(probed.ask(FAST, START + 2 * MINUTE - 1).goes()).isFalse();
    assertThat(probed.ask(FAST, START + 2 * MINUTE).goes()).isTrue();
  }

  @Test
  void aFailureOfARequestThatWentOffBeforeDoesNotProlongIt() {
    Gate open = open(START);

    assertThat(open.failed(START + SECOND)).isEqualTo(open);
  }

  @Test
  void quietIsKeptForAsLongAsTheSystemAskedForAnHourAtMost() {
    assertThat(Gate.NEW.throttled(START, Duration.ofSeconds(70)).ask(FAST, START).freeAt())
        .isEqualTo(START + 70 * SECOND);
    assertThat(Gate.NEW.throttled(START, Duration.ofDays(3)).ask(FAST, START).freeAt())
        .isEqualTo(START + 60 * MINUTE);
  }

  @Test
  void aClockThatIsSetBackStopsNobodyForLongerThanTheBreakerIsOpen() {
    long past = START - 500 * MINUTE;
    Gate.Decision held = open(START).ask(FAST, past);

    assertThat(held.freeAt()).isEqualTo(past + MINUTE);
    assertThat(held.gate().ask(FAST, past + MINUTE).goes()).isTrue();

    Gate.Decision quiet = Gate.NEW.throttled(START, Duration.ofSeconds(9)).ask(FAST, past);
    assertThat(quiet.freeAt()).isEqualTo(past + 60 * MINUTE);
  }

  /** Requests that fail at random, several under way at once, each answered late or never. */
  @Property(tries = 300)
  void whileItIsOpenAtMostOneProbeIsUnderWay(@ForAll long seed) {
    Random random = new Random(seed);
    Gate gate = Gate.NEW;
    long now = START;
    List<Boolean> underWay = new ArrayList<>();
    for (int step = 0; step < 400; step++) {
      now += random.nextLong(20 * SECOND);
      if (gate.breaker().probeUntil() <= now) {
        // whoever has not answered by now counts as dead
        underWay.replaceAll(probe -> false);
      }
      if (random.nextBoolean()) {
        boolean open = gate.breaker().open();
        Gate.Decision decision = gate.ask(FAST, now);
        gate = decision.gate();
        if (decision.goes()) {
          assertThat(open && underWay.contains(true)).as("seed %d", seed).isFalse();
          underWay.add(open);
        }
      } else if (!underWay.isEmpty()) {
        underWay.remove(random.nextInt(underWay.size()));
        boolean fails = random.nextInt(8) > 0;
        boolean wasOpen = gate.breaker().open();
        gate = fails ? gate.failed(now) : gate.answered();
        if (wasOpen && !gate.breaker().open()) {
          underWay.replaceAll(probe -> false);
        }
      }
    }
  }

  private static Gate open(long now) {
    Gate gate = Gate.NEW;
    for (int failure = 0; failure < 5; failure++) {
      gate = gate.failed(now);
    }
    return gate;
  }

  private static Breaker failed(Breaker breaker, int times, long now) {
    Breaker failing = breaker;
    for (int failure = 0; failure < times; failure++) {
      failing = failing.failed(now);
    }
    return failing;
  }
}
