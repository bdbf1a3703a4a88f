package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.NOW;
import static dev.shopfloor.writer.liveanalytics.Writes.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamwrite.model.ThrottlingException;

class ThrottleTest {
  private final Throttle throttle = new Throttle(10, 20);
  private Instant now = NOW;

  @Test
  void noMoreThanTheRateIsTaken() {
    assertThat(taken(25)).isEqualTo(10);
    assertThat(throttle.refused()).isEqualTo(15);
  }

  @Test
  void whatIsNotAskedForIsNotSavedUp() {
    now = now.plusSeconds(30);
    assertThat(taken(25)).isEqualTo(10);
  }

  @Test
  void aRateThatIsKeptToNeverGrows() {
    for (int second = 0; second < 30; second++) {
      assertThat(taken(10)).isEqualTo(10);
      now = now.plusSeconds(1);
    }
    assertThat(throttle.rate()).isEqualTo(10);
  }

  @Test
  void aServiceThatIsPushedGrowsByTheSecondToItsMost() {
    int[] taken = new int[5];
    for (int second = 0; second < taken.length; second++) {
      taken[second] = taken(50);
      now = now.plusSeconds(1);
    }
    assertThat(taken).containsExactly(10, 15, 20, 20, 20);
  }

  @Test
  void pushingWithinOneSecondDoesNotHelp() {
    taken(1_000);
    assertThat(throttle.rate()).isEqualTo(10);
  }

  @Test
  void aServiceThatIsLeftAloneForAMinuteHasForgotten() {
    taken(50);
    now = now.plusSeconds(1);
    taken(50);
    assertThat(throttle.rate()).isEqualTo(15);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(taken(50)).isEqualTo(10);
  }

  @Test
  void theBusiestSecondShowsACallerThatDoesNotWait() {
    taken(3);
    now = now.plusSeconds(1);
    taken(7);
    now = now.plusSeconds(1);
    taken(5);
    assertThat(throttle.busiestSecond()).isEqualTo(7);
  }

  @Test
  void theServiceTellsAThrottledCallerSoAndTakesNothingOfIt() {
    try (Writes writes = new Writes(() -> now)) {
      writes.service.throttling(1, 1);
      writes.write(readings(1));
      assertThatExceptionOfType(ThrottlingException.class)
          .isThrownBy(() -> writes.write(readings(2)));
      now = now.plusSeconds(1);
      writes.write(readings(3));
      assertThat(writes.service.requests()).containsExactly(1, 2, 3);
      assertThat(writes.service.metered())
          .extracting(MeteredRequest::records)
          .containsExactly(1, 3);
      assertThat(writes.service.throttled()).isEqualTo(1);
      assertThat(writes.service.busiestSecond()).isEqualTo(2);
    }
  }

  private int taken(int calls) {
    int taken = 0;
    for (int call = 0; call < calls; call++) {
      taken += throttle.admits(now) ? 1 : 0;
    }
    return taken;
  }
}
