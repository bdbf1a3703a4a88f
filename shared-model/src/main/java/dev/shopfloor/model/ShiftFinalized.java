package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A shift's numbers are final: its data is here, or was waited for long enough. Only a restatement
 * changes them.
 *
 * @param eventId of this shift's version 1, the same whenever it is sent again
 * @param asset the asset
 * @param line its line
 * @param shift the shift's code
 * @param businessDate the day it is told under, ISO 8601
 * @param start of the shift, ns since the epoch
 * @param end of the shift, ns since the epoch
 * @param complete whether newer data shows that all of the shift's has come; else the time of
 *     waiting has ended
 * @param coverage known part of the planned time, 0 to 1; null when none was planned
 * @param oeeLow oee if all unknown time had been lost; null when it cannot be told
 * @param oeeHigh oee if all unknown time had been ideal; null when it cannot be told
 * @param policyId the policy that the numbers were made by
 * @param figures the numbers
 */
public record ShiftFinalized(
    String eventId,
    AssetKey asset,
    String line,
    String shift,
    String businessDate,
    long start,
    long end,
    boolean complete,
    @Nullable Double coverage,
    @Nullable Double oeeLow,
    @Nullable Double oeeHigh,
    String policyId,
    ShiftRestated.Figures figures)
    implements ShopfloorEvent {
  @Override
  public long eventTime() {
    return end;
  }
}
