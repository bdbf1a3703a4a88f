package dev.shopfloor.model;

import org.jspecify.annotations.Nullable;

/**
 * A stop has lasted longer than the asset's threshold.
 *
 * @param eventId of this stop's start, the same whenever it is sent again
 * @param asset the asset that stands
 * @param line its line
 * @param state the raw state that opened the stop
 * @param timeClass the time class of the stop, such as FAULT
 * @param severity by the plant model's policy
 * @param reason the stop's reason; null when none is known
 * @param start when the stop began, ns since the epoch
 * @param threshold how long a stop may last before this event, ns
 */
public record StopStarted(
    String eventId,
    AssetKey asset,
    String line,
    String state,
    String timeClass,
    Severity severity,
    @Nullable String reason,
    long start,
    long threshold)
    implements ShopfloorEvent {
  @Override
  public long eventTime() {
    return start;
  }
}
