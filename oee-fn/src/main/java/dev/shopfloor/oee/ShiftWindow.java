package dev.shopfloor.oee;

/**
 * A span of time that is folded as one: a shift, or the time between two shifts.
 *
 * @param code the shift's code; empty between shifts
 * @param start first instant, ns since the epoch
 * @param end first instant after it, ns since the epoch, above start
 * @param offShift whether this is the time between shifts
 */
public record ShiftWindow(String code, long start, long end, boolean offShift) {
  /** Refuses an empty span. */
  public ShiftWindow {
    if (end <= start) {
      throw new IllegalArgumentException(
          "a window ends after its start, not %d to %d ns".formatted(start, end));
    }
  }

  /** A shift. */
  public static ShiftWindow shift(String code, long start, long end) {
    return new ShiftWindow(code, start, end, false);
  }

  /** The same kind of time, from another instant on. */
  public ShiftWindow from(long newStart) {
    return new ShiftWindow(code, newStart, end, offShift);
  }

  /** Whether the instant belongs to it. */
  public boolean contains(long time) {
    return time >= start && time < end;
  }
}
