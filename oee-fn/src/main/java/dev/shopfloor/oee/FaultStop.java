package dev.shopfloor.oee;

/**
 * A contiguous time in class FAULT.
 *
 * @param state the raw state that opened it
 * @param start ns since the epoch
 * @param end ns since the epoch; {@link #OPEN} while it lasts
 */
public record FaultStop(String state, long start, long end) {
  /** The end of a stop that lasts. */
  public static final long OPEN = Long.MAX_VALUE;

  /** Whether it lasts. */
  public boolean open() {
    return end == OPEN;
  }

  /** The same stop, ended. */
  FaultStop endedAt(long time) {
    return new FaultStop(state, start, time);
  }
}
