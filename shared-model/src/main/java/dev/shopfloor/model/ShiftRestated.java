package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A closed shift has other numbers than were told before.
 *
 * @param eventId of this version of the shift, the same whenever it is sent again
 * @param asset the asset
 * @param line its line
 * @param shift the shift's code
 * @param start of the shift, ns since the epoch
 * @param end of the shift, ns since the epoch
 * @param version 2 for the first restatement and one more for each that follows
 * @param cause why it was counted again
 * @param lateFrom the earliest instant that late data concerned, to the hour, ns since the epoch;
 *     null when it was not late data
 * @param policyId the policy that the numbers were made by
 * @param before the numbers of the version before
 * @param after the numbers that count now
 */
public record ShiftRestated(
    String eventId,
    AssetKey asset,
    String line,
    String shift,
    long start,
    long end,
    int version,
    Cause cause,
    @Nullable Long lateFrom,
    String policyId,
    Figures before,
    Figures after)
    implements ShopfloorEvent {
  /** Why a shift was counted again. */
  public enum Cause {
    /** Observations of the shift, or of what it inherited, came after its end. */
    LATE_DATA,
    /** Pieces were found bad, or good, after the shift's end. */
    QUALITY,
    /** The reason of a stop was named after the shift's end. */
    ANNOTATION,
    /** The plant model has changed with effect for the past. */
    CONFIG,
    /** Shopfloor computes otherwise than when the shift was closed. */
    ALGORITHM
  }

  /**
   * The numbers of one version.
   *
   * @param availability APT/PBT, 0 to 1; null when there was no planned time
   * @param performance ideal time of all pieces / APT, 0 or more; null without a count or a run
   * @param quality good ideal time / ideal time, 0 to 1; null without a count
   * @param oee good ideal time / PBT, 0 or more; null when it cannot be told
   * @param plannedMillis planned busy time (PBT), ms
   * @param runMillis actual production time (APT), ms
   * @param pieces all pieces; null when the asset has no count
   */
  public record Figures(
      @Nullable Double availability,
      @Nullable Double performance,
      @Nullable Double quality,
      @Nullable Double oee,
      long plannedMillis,
      long runMillis,
      @Nullable Long pieces) {}

  @Override
  public long eventTime() {
    return end;
  }
}
