package dev.shopfloor.oee;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a window inherits from the time before it.
 *
 * @param held the newest state
 * @param heardAt the newest sign of life, ns since the epoch; 0 when there was none
 * @param fault the fault that reaches into the window; null when none does
 * @param counters by tag, as they stood
 * @param product the product being made; empty when none is known
 * @param mode the newest mode; null when none was told
 * @param order the newest order; null when none was told
 * @param boot the source's run; null when none was told
 * @param reasons said in the stop that reaches into the window, by tag
 * @param standingSince the first state of that stop, ns since the epoch; {@link Reasons#RUNNING}
 *     when there is none
 */
record CarryIn(
    Held held,
    long heardAt,
    @Nullable FaultStop fault,
    Map<String, Counter> counters,
    String product,
    @Nullable String mode,
    @Nullable String order,
    @Nullable String boot,
    Map<String, Reasons.Said> reasons,
    long standingSince) {
  CarryIn {
    counters = Map.copyOf(counters);
    reasons = Map.copyOf(reasons);
  }
}
