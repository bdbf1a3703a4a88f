package dev.shopfloor.model;

/**
 * A shift's OEE so far has passed the asset's target, or has fallen below it by more than the
 * hysteresis.
 *
 * @param eventId of this crossing, the same whenever it is sent again
 * @param asset the asset
 * @param line its line
 * @param shift the shift's code
 * @param start of the shift, ns since the epoch
 * @param direction which way
 * @param oee of the shift so far, 0 or more
 * @param target aimed at, above 0 to 1
 * @param time of the tick that saw it, ns since the epoch
 */
public record TargetCrossed(
    String eventId,
    AssetKey asset,
    String line,
    String shift,
    long start,
    Direction direction,
    double oee,
    double target,
    long time)
    implements ShopfloorEvent {
  /** Which way a target was crossed. */
  public enum Direction {
    /** The target is met. */
    ABOVE,
    /** It is missed. */
    BELOW
  }

  @Override
  public long eventTime() {
    return time;
  }
}
