package dev.shopfloor.workorder;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt. Where the order itself is the trouble: anything from
 * nothing to a bound that doubles with each failure (full jitter), so that what failed together
 * does not come back together. Where the system is: until the next tick, because the gate before it
 * says when it may be asked, and its minutes are for the most urgent.
 */
public final class Backoff {
  private static final long BASE = Duration.ofSeconds(30).toNanos();
  private static final long CAP = Duration.ofMinutes(15).toNanos();
  private static final int MOST_DOUBLINGS = 10;

  private final RandomGenerator random;

  /** A back-off that draws from this source. */
  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The wait in ns.
   *
   * @param failures how often it has failed in a row, 1 or more
   * @param problem what went wrong
   * @param settling the least wait after an ambiguous outcome
   */
  public long wait(int failures, Cmms.Problem problem, Duration settling) {
    long bound = Math.min(CAP, BASE << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS));
    long jitter = random.nextLong(bound + 1);
    return switch (problem) {
      case Cmms.Ambiguous ambiguous -> settling.toNanos() + jitter;
      case Cmms.Unready unready -> jitter;
      case Cmms.Refused refused -> jitter;
      // all orders wait for the same: once it is over, the most urgent goes first
      case Cmms.Throttled throttled -> throttled.after();
      case Cmms.Unauthorized unauthorized -> 0;
      case Cmms.Unreached unreached -> 0;
    };
  }
}
