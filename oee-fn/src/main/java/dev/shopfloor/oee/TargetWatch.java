package dev.shopfloor.oee;

import dev.shopfloor.model.Ids;
import dev.shopfloor.model.TargetCrossed;
import dev.shopfloor.model.TargetCrossed.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a shift's OEE so far crosses its target. Below counts from 2 percentage points under
 * it, so that a shift near its target does not tell every minute. A shift begins as one that keeps
 * its target: the first thing told of it is that it does not.
 *
 * @param side what the next tick has to remember; null when nothing was told in this shift
 * @param event null when nothing has to be told
 */
record TargetWatch(@Nullable TargetSide side, @Nullable TargetCrossed event) {
  private static final double HYSTERESIS = 0.02;
  // before, a single stop decides
  private static final long LEAST_PLANNED_MILLIS = 30 * 60_000L;

  static TargetWatch look(@Nullable TargetSide before, ShiftResult result, double target) {
    long start = result.window().start();
    TargetSide side = before != null && before.start() == start ? before : null;
    Double oee = result.ratios().oee();
    if (target <= 0
        || oee == null
        || result.plannedMillis() < LEAST_PLANNED_MILLIS
        || result.flags().contains(ResultFlag.IDEAL_CYCLE_SUSPECT)
        || result.flags().contains(ResultFlag.LOW_COVERAGE)) {
      return new TargetWatch(side, null);
    }
    Direction was = side == null ? Direction.ABOVE : side.side();
    boolean crossed = was == Direction.ABOVE ? oee < target - HYSTERESIS : oee >= target;
    if (!crossed) {
      return new TargetWatch(side, null);
    }
    Direction is = was == Direction.ABOVE ? Direction.BELOW : Direction.ABOVE;
    TargetSide told = new TargetSide(start, is, side == null ? 1 : side.crossings() + 1);
    return new TargetWatch(told, event(told, result, oee, target));
  }

  private static TargetCrossed event(
      TargetSide told, ShiftResult result, double oee, double target) {
    return new TargetCrossed(
        Ids.of(
            "TargetCrossed",
            result.asset().text(),
            result.window().code(),
            Long.toString(told.start()),
            Integer.toString(told.crossings())),
        result.asset(),
        result.line(),
        result.window().code(),
        told.start(),
        told.side(),
        oee,
        target,
        result.asOf());
  }
}
