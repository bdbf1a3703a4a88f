package dev.shopfloor.writer;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The end of the time that an invocation has for its work. Monotonic: neither a corrected wall
 * clock nor a simulated one moves it.
 */
public final class Deadline {
  private final LongSupplier ticker;
  private final long end;

  private Deadline(LongSupplier ticker, long end) {
    this.ticker = ticker;
    this.end = end;
  }

  /**
   * A deadline from now on.
   *
   * @param left how long; a negative one has passed already
   * @param ticker nanoseconds from an arbitrary origin, as {@code System::nanoTime} gives them
   */
  public static Deadline in(Duration left, LongSupplier ticker) {
    return new Deadline(ticker, ticker.getAsLong() + left.toNanos());
  }

  /** The time that is left, never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - ticker.getAsLong()));
  }

  /** Whether at least this much time is left. */
  public boolean allows(Duration work) {
    return left().compareTo(work) >= 0;
  }
}
