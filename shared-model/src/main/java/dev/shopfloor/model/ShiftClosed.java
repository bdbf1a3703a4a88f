package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A shift's end has passed; its numbers are provisional until they are final.
 *
 * @param eventId of this closing, the same whenever it is sent again
 * @param asset the asset
 * @param line its line
 * @param shift the shift's code
 * @param start of the shift, ns since the epoch
 * @param end of the shift, ns since the epoch
 * @param availability APT/PBT, 0 to 1; null when there was no planned time
 * @param performance ideal time of all pieces / APT, 0 or more; null without a count or a run
 * @param quality good ideal time / ideal time, 0 to 1; null without a count
 * @param oee good ideal time / PBT, 0 or more; null when it cannot be told
 * @param plannedMillis planned busy time (PBT), ms
 * @param runMillis actual production time (APT), ms
 * @param pieces all pieces; null when the asset has no count
 */
public record ShiftClosed(
    String eventId,
    AssetKey asset,
    String line,
    String shift,
    long start,
    long end,
    @Nullable Double availability,
    @Nullable Double performance,
    @Nullable Double quality,
    @Nullable Double oee,
    long plannedMillis,
    long runMillis,
    @Nullable Long pieces)
    implements ShopfloorEvent {
  @Override
  public long eventTime() {
    return end;
  }
}
