package dev.shopfloor.writer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how fast a store is tried again within one invocation.
 *
 * @param attempts in all, 1 or more
 * @param base the most that is waited before the second attempt; it doubles with each further one
 * @param longest wait; a store that asks for more is left to the queue
 */
public record RetryPolicy(int attempts, Duration base, Duration longest) {
  /** Four attempts within about 4 s, or what the store asks for up to 10 s. */
  public static final RetryPolicy USUAL =
      new RetryPolicy(4, Duration.ofMillis(400), Duration.ofSeconds(10));

  /**
   * Ten attempts within about 15 s, for a service that grows while it is asked for more than it has
   * (Timestream for LiveAnalytics): to come back at once would not let it, to give up would make
   * the queue's minutes of it.
   */
  public static final RetryPolicy SCALING =
      new RetryPolicy(10, Duration.ofMillis(200), Duration.ofSeconds(5));

  /** Refuses what would never try. */
  public RetryPolicy {
    if (attempts < 1 || base.isNegative() || longest.compareTo(base) < 0) {
      throw new IllegalArgumentException(
          "a retry policy needs 1 attempt or more and 0 <= base <= longest, not %d, %s, %s"
              .formatted(attempts, base, longest));
    }
  }

  /**
   * The wait before the next attempt: what the store asked for, and a random part on top, so that
   * writers that failed together do not come back together.
   *
   * @param attempt the number of attempts already made, 1 or more
   * @param asked by the store; zero when it did not ask
   */
  public Duration wait(int attempt, Duration asked, RandomGenerator random) {
    long most = Math.min(base.toNanos() << Math.min(attempt - 1, 16), longest.toNanos());
    return asked.plusNanos(random.nextLong(most + 1));
  }
}
