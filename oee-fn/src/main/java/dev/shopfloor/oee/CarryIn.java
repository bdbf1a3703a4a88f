package dev.shopfloor.oee;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a window inherits from the time before it.
 *
 * @param held the newest state, or {@link Held#NONE}
 * @param heardAt the newest sign of life, ns since the epoch; 0 when there was none
 * @param fault the fault that reaches into the window; null when none does
 * @param counters by tag, as they stood
 * @param product the product being made; empty when none is known
 */
record CarryIn(
    Held held,
    long heardAt,
    @Nullable FaultStop fault,
    Map<String, Counter> counters,
    String product) {
  CarryIn {
    counters = Map.copyOf(counters);
  }
}
