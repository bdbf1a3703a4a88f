package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final Cmms.Problem IN_TROUBLE = new Cmms.Unready("a page of a proxy");

  @ParameterizedTest
  @CsvSource({"1, 30", "2, 60", "3, 120", "5, 480", "6, 900", "60, 900"})
  void theBoundDoublesUpToAQuarterOfAnHour(int failures, long seconds) {
    assertThat(highest().wait(failures, IN_TROUBLE, SETTLING)).isEqualTo(seconds * SECOND);
    assertThat(lowest().wait(failures, IN_TROUBLE, SETTLING)).isZero();
  }

  @Test
  void afterAnAmbiguousOutcomeASearchGetsTheTimeItNeeds() {
    assertThat(lowest().wait(1, new Cmms.Ambiguous("lost"), SETTLING)).isEqualTo(30 * SECOND);
  }

  @Test
  void theSystemsOwnTimeIsKept() {
    assertThat(highest().wait(1, new Cmms.Throttled(10 * MINUTE, "429"), SETTLING))
        .isEqualTo(10 * MINUTE);
  }

  @Test
  void whatWaitsForTheSystemIsDueAtTheNextTick() {
    assertThat(highest().wait(9, new Cmms.Unreached("away"), SETTLING)).isZero();
    assertThat(highest().wait(9, new Cmms.Unauthorized("401"), SETTLING)).isZero();
  }

  private static Backoff lowest() {
    return new Backoff(fixed(false));
  }

  private static Backoff highest() {
    return new Backoff(fixed(true));
  }

  private static RandomGenerator fixed(boolean highest) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException();
      }

      @Override
      public long nextLong(long bound) {
        return highest ? bound - 1 : 0;
      }
    };
  }
}
