package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.TagSpec;

/**
 * A value that was measured of a tag with limits.
 *
 * @param context the asset, as it was then
 * @param tag the tag, as it was then
 * @param limits its limits
 * @param value in the unit stored, a number
 * @param time when, ns since the epoch
 */
public record LimitObservation(
    AssetContext context, TagSpec tag, LimitSpec limits, Value value, long time)
    implements AlarmObservation {
  @Override
  public String signal() {
    return tag.name();
  }

  @Override
  public int rank() {
    return LimitTracker.level(LimitLevel.NORMAL, value, limits).ordinal();
  }

  @Override
  public String tie() {
    return value.toString();
  }

  @Override
  public AlarmStep after(AlarmState state) {
    return LimitTracker.apply(state, this);
  }
}
