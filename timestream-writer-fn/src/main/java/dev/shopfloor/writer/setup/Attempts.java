package dev.shopfloor.writer.setup;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.Pause;
import java.time.Duration;

/** Tries again until a deadline what waiting may mend. */
final class Attempts {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  // a sign-in, three look-ups and a put, all quick
  private static final Duration LEAST_ATTEMPT = Duration.ofSeconds(2);

  private final Deadline deadline;
  private final Pause pause;

  Attempts(Deadline deadline, Pause pause) {
    this.deadline = deadline;
    this.pause = pause;
  }

  <T> T run(Attempt<T> attempt) throws SetupException {
    if (!deadline.allows(LEAST_ATTEMPT)) {
      throw SetupException.lasting(
          "the function's time is over before the work begins; raise its Timeout");
    }
    Duration wait = FIRST_WAIT;
    for (int tries = 1; ; tries++) {
      try {
        return attempt.run();
      } catch (SetupException failed) {
        if (!failed.passing()) {
          throw failed;
        }
        if (!deadline.allows(wait.plus(LEAST_ATTEMPT))) {
          throw SetupException.lasting(
              "%s (tried %d times until the time was over)".formatted(failed.reason(), tries));
        }
        pause(wait);
        Duration twice = wait.multipliedBy(2);
        wait = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
      }
    }
  }

  private void pause(Duration wait) throws SetupException {
    try {
      pause.pause(wait);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw SetupException.lasting("the invocation was stopped while it waited for the store");
    }
  }

  /** One try. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws SetupException;
  }
}
