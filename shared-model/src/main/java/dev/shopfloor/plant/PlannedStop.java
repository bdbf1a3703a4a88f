package dev.shopfloor.plant;

/**
 * A planned stop at known instants, such as a maintenance day.
 *
 * @param start first instant, ns since the epoch
 * @param end first instant after it, ns since the epoch, above start
 * @param reason why, for people; not empty
 * @param counts whether its time is taken out of the planned time or is a loss of availability
 */
public record PlannedStop(long start, long end, String reason, Counts counts) {
  /** Refuses an empty span. */
  public PlannedStop {
    if (end <= start) {
      throw new IllegalArgumentException(
          "a planned stop ends after its start, not %d to %d ns".formatted(start, end));
    }
  }

  /** How planned time that stands counts. */
  public enum Counts {
    /** Outside the planned busy time (ISO 22400 PDOT). */
    EXCLUDED,
    /** A loss of availability. */
    LOSS
  }
}
