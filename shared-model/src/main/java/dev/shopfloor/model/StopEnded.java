package dev.shopfloor.model;

/**
 * A stop that was announced by {@link StopStarted} has ended.
 *
 * @param eventId of this stop's end, the same whenever it is sent again
 * @param asset the asset
 * @param line its line
 * @param state the raw state that had opened the stop
 * @param timeClass the time class of the stop
 * @param start when the stop began, ns since the epoch
 * @param end when it ended, ns since the epoch, after start
 */
public record StopEnded(
    String eventId,
    AssetKey asset,
    String line,
    String state,
    String timeClass,
    long start,
    long end)
    implements ShopfloorEvent {
  @Override
  public long eventTime() {
    return end;
  }
}
