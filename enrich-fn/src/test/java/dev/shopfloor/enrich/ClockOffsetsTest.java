package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClockOffsetsTest {
  private static final long SECOND = TestPlant.SECOND;
  private static final long TOLERANCE = 120 * SECOND;
  private static final long RX = Messages.RX;

  private final ClockOffsets clocks = new ClockOffsets();

  @Test
  void aClockThatIsOffIsKnownAfterNineSamples() {
    List<OptionalLong> said = new ArrayList<>();
    for (int at = 0; at < 12; at++) {
      said.add(take(at * 12L, 3600));
    }

    assertThat(said.subList(0, 9)).containsOnly(OptionalLong.empty());
    assertThat(said.subList(9, 12)).containsOnly(OptionalLong.of(3600 * SECOND));
  }

  @Test
  void aClockThatIsAheadHasAnOffsetBelowNothing() {
    OptionalLong said = OptionalLong.empty();
    for (int at = 0; at < 12; at++) {
      said = take(at * 12L, -300);
    }

    assertThat(said).hasValue(-300 * SECOND);
  }

  @Test
  void aGatewayThatSendsWhatItHasKeptIsNoClockThatIsBehind() {
    // two hours of readings, one a second, at ten times the speed
    for (int at = 0; at < 7200; at++) {
      OptionalLong said = take(at / 10, 7200 - at * 0.9);
      assertThat(said.isEmpty() || said.getAsLong() <= TOLERANCE).as("reading %d", at).isTrue();
    }
  }

  @Test
  void aGatewayThatSendsEachQuarterOfAnHourIsRightByItsLastReading() {
    OptionalLong last = OptionalLong.empty();
    for (int burst = 0; burst < 20; burst++) {
      for (int at = 900; at >= 0; at -= 10) {
        OptionalLong said = take(burst * 900L, at);
        last = said.isPresent() ? said : last;
      }
    }

    assertThat(last).hasValue(0);
  }

  @Test
  void oldSnapshotsAmongTheMessagesDoNotCount() {
    OptionalLong last = OptionalLong.empty();
    for (int at = 0; at < 40; at++) {
      last = take(at * 12L, at % 5 == 0 ? 86_400 : 1);
    }

    assertThat(last).hasValue(SECOND);
  }

  @Test
  void aSetClockIsNotCalledWrongByWhatWasBefore() {
    for (int at = 0; at < 20; at++) {
      take(at * 12L, 3600);
    }
    List<Long> said = new ArrayList<>();
    for (int at = 20; at < 60; at++) {
      take(at * 12L, 1).ifPresent(said::add);
    }

    assertThat(said).isNotEmpty().containsOnly(SECOND);
  }

  @Test
  void whoWasIdleWhileAClockWasSetDoesNotCallItWrongByItsOldSamples() {
    for (int at = 0; at < 20; at++) {
      take(at * 12L, 3600);
    }

    assertThat(take(20 * 12L + 600, 1)).isEmpty();
  }

  @Test
  void aClockThatHasJumpedAheadIsNotCalledRightByItsOldSamples() {
    for (int at = 0; at < 20; at++) {
      take(at * 12L, 1);
    }

    assertThat(take(20 * 12L, -3600)).isEmpty();
  }

  @Test
  void samplesOfYesterdaySayNothingToday() {
    for (int at = 0; at < 20; at++) {
      take(at * 12L, 3600);
    }

    assertThat(take(86_400, 3600)).isEmpty();
    assertThat(take(86_412, 3600)).isEmpty();
  }

  @Test
  void messagesOfAnEarlierDayThatArePlayedAgainBeginAnew() {
    for (int at = 0; at < 20; at++) {
      take(86_400 + at * 12L, 3600);
    }
    OptionalLong said = OptionalLong.empty();
    for (int at = 0; at < 12; at++) {
      said = take(at * 12L, 5);
    }

    assertThat(said).hasValue(5 * SECOND);
  }

  @Test
  void anotherSourceHasAnotherClock() {
    for (int at = 0; at < 20; at++) {
      take(at * 12L, 3600);
      clocks.take(TestPlant.PRESS, "other/#", RX + at * 12L * SECOND, RX, TOLERANCE);
    }

    assertThat(take(20 * 12L, 3600)).hasValue(3600 * SECOND);
  }

  @Property
  void theEstimateIsTheMedianOfTheLastSamples(
      @ForAll @Size(min = 10, max = 60) List<@LongRange(min = -15, max = 15) Long> jitter,
      @ForAll @IntRange(min = -100_000, max = 100_000) int off) {
    ClockOffsets mine = new ClockOffsets();
    List<Long> offsets = new ArrayList<>();
    for (int at = 0; at < jitter.size(); at++) {
      long rx = RX + at * 12L * SECOND;
      long offset = (off + jitter.get(at)) * SECOND;
      OptionalLong said = mine.take(TestPlant.PRESS, "t", rx, rx - offset, TOLERANCE);
      if (said.isPresent()) {
        long[] window =
            offsets.subList(Math.max(0, at - ClockOffsets.WINDOW), at).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        assertThat(said).hasValue(window[window.length / 2]);
        assertThat(Arrays.stream(window).count()).isGreaterThanOrEqualTo(ClockOffsets.LEAST);
      } else {
        boolean nearTheLimit = Math.abs(Math.abs(off) - 120) <= 30;
        assertThat(at < ClockOffsets.LEAST || nearTheLimit).isTrue();
      }
      offsets.add(offset);
    }
  }

  @Property
  void anyTimesAreTaken(
      @ForAll @Size(max = 40) List<@LongRange(min = 0, max = Long.MAX_VALUE / 2) Long> times) {
    ClockOffsets mine = new ClockOffsets();
    for (int at = 0; at + 1 < times.size(); at += 2) {
      assertThat(mine.take(TestPlant.PRESS, "t", times.get(at), times.get(at + 1), 1)).isNotNull();
    }
  }

  private OptionalLong take(long second, double behind) {
    long rx = RX + second * SECOND;
    return clocks.take(
        TestPlant.PRESS,
        TestPlant.FILTER,
        rx,
        rx - Math.round(behind * 1000) * 1_000_000,
        TOLERANCE);
  }
}
