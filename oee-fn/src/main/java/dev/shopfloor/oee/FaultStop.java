package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * A contiguous time in class FAULT.
 *
 * @param state the raw state that opened it
 * @param reason why, as far as it was said by now; null when nothing was
 * @param start ns since the epoch
 * @param end ns since the epoch; {@link #OPEN} while it lasts
 */
public record FaultStop(String state, @Nullable String reason, long start, long end) {
  /** The end of a stop that lasts. */
  public static final long OPEN = Long.MAX_VALUE;

  /** A stop whose reason nobody said. */
  public FaultStop(String state, long start, long end) {
    this(state, null, start, end);
  }

  /** Whether it lasts. */
  public boolean open() {
    return end == OPEN;
  }

  /** The same stop, ended. */
  FaultStop endedAt(long time) {
    return new FaultStop(state, reason, start, time);
  }

  /** The same stop, with what was said of it; empty for nothing. */
  FaultStop because(String said) {
    return said.isEmpty() ? this : new FaultStop(state, said, start, end);
  }
}
