package dev.shopfloor.workorder.cmms;

import java.time.Duration;

/**
 * What all workers know together of how much a maintenance system takes now.
 *
 * @param version counts its changes; 0 before the first
 * @param bucket the requests that it allows
 * @param breaker whether it works
 * @param quietUntil until when it wants no request at all, because it said so; ns since the epoch
 */
public record Gate(long version, TokenBucket bucket, Breaker breaker, long quietUntil) {
  /** Nothing was ever asked. */
  public static final Gate NEW = new Gate(0, TokenBucket.FULL, Breaker.CLOSED, 0);

  /** Clocks of two workers differ by less, ns; more means that a clock was set back. */
  static final long SKEW = 60_000_000_000L;

  private static final long LONGEST_QUIET = 3_600_000_000_000L;

  /**
   * Whether a request may go now.
   *
   * @param gate as it is after the answer; the same where nothing changes
   * @param freeAt when the next may go, ns since the epoch; 0 when this one may
   * @param why what it waits for; empty when it may go
   */
  record Decision(Gate gate, long freeAt, String why) {
    boolean goes() {
      return freeAt == 0;
    }
  }

  /** Asks for one request. */
  Decision ask(Rate rate, long now) {
    Gate settled = settled(rate, now);
    if (settled.quietUntil > now) {
      return new Decision(settled, settled.quietUntil, "it wants no requests for a while");
    }
    long works = settled.breaker.freeAt(now);
    if (works > now) {
      return new Decision(settled, works, "it failed several times in a row");
    }
    long token = settled.bucket.freeAt(rate, now);
    if (token > now) {
      return new Decision(settled, token, "it gets no more requests a minute than it takes");
    }
    return new Decision(
        next(settled.bucket.taken(rate, now), settled.breaker.asked(now), settled.quietUntil),
        0,
        "");
  }

  /** After an answer of the system itself. */
  Gate answered() {
    return changed(bucket, breaker.succeeded(), quietUntil);
  }

  /** After an answer that it wants no requests for this time. */
  Gate throttled(long now, Duration wait) {
    long until = now + Math.min(wait.toNanos(), LONGEST_QUIET);
    return changed(bucket, breaker.succeeded(), Math.max(quietUntil, until));
  }

  /** After no answer, or one that it is out of order. */
  Gate failed(long now) {
    return changed(bucket, breaker.failed(now), quietUntil);
  }

  private Gate settled(Rate rate, long now) {
    return changed(
        bucket.settled(rate, now),
        breaker.settled(now),
        quietUntil - now > LONGEST_QUIET + SKEW ? now + LONGEST_QUIET : quietUntil);
  }

  private Gate changed(TokenBucket newBucket, Breaker newBreaker, long newQuiet) {
    return newBucket.equals(bucket) && newBreaker.equals(breaker) && newQuiet == quietUntil
        ? this
        : next(newBucket, newBreaker, newQuiet);
  }

  private Gate next(TokenBucket newBucket, Breaker newBreaker, long newQuiet) {
    return new Gate(version + 1, newBucket, newBreaker, newQuiet);
  }
}
