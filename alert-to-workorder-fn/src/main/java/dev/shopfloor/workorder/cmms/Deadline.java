package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that the requests of one step have together. */
final class Deadline {
  private static final long MILLI = 1_000_000L;

  private final Cmms.Limit limit;
  private final LongSupplier ticker;
  private final long begun;

  /**
   * Begins now.
   *
   * @param ticker ns since any moment
   */
  Deadline(Cmms.Limit limit, LongSupplier ticker) {
    this.limit = limit;
    this.ticker = ticker;
    this.begun = ticker.getAsLong();
  }

  /** The present, ns since the epoch. */
  long now() {
    return limit.now() + spent();
  }

  boolean over() {
    return left() <= 0;
  }

  /** Whether less than half is left of what a request may take: what begins now may not end. */
  boolean tooLateFor(Duration request) {
    return left() * 2 < Math.min(limit.time().toNanos(), request.toNanos());
  }

  /** What the next request may take. */
  Cmms.Limit limit(Duration most) {
    long nanos = Math.clamp(left(), 1, most.toNanos());
    return new Cmms.Limit(now(), Duration.ofMillis((nanos + MILLI - 1) / MILLI));
  }

  private long left() {
    return limit.time().toNanos() - spent();
  }

  private long spent() {
    return ticker.getAsLong() - begun;
  }
}
