package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Condition;
import dev.shopfloor.plant.TagSpec;

/**
 * A machine condition that was seen.
 *
 * @param context the asset, as it was then
 * @param tag the tag of role ALARM, as it was then
 * @param condition what was reported
 * @param time when, ns since the epoch
 */
public record ConditionObservation(
    AssetContext context, TagSpec tag, Condition condition, long time) implements AlarmObservation {
  @Override
  public String signal() {
    return tag.name();
  }

  @Override
  public int rank() {
    return condition.level().ordinal();
  }

  @Override
  public String tie() {
    return condition.code();
  }

  @Override
  public AlarmStep after(AlarmState state) {
    return ConditionTracker.apply(state, this);
  }
}
