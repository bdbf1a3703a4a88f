package dev.shopfloor.oee;

import dev.shopfloor.plant.PlannedStop.Counts;

/**
 * A planned stop inside a window: a break of the shift, or a stop of the calendar.
 *
 * @param start first instant, ns since the epoch
 * @param end first instant after it, ns since the epoch, above start
 * @param reason why, for people
 * @param counts whether it is taken out of the planned time or is a loss
 */
public record PlannedBreak(long start, long end, String reason, Counts counts) {
  /** The reason of a shift's own breaks. */
  public static final String BREAK = "break";

  /** A break of a shift. */
  public PlannedBreak(long start, long end) {
    this(start, end, BREAK, Counts.EXCLUDED);
  }
}
