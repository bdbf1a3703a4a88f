package dev.shopfloor.cli.simulation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an asset is judged, as its plant file says.
 *
 * @param states what each raw state counts as; any other is unknown
 * @param cycles ideal cycle by product, ms
 * @param ownCycle ideal cycle without a known product, ms
 * @param minorStop a stop shorter than this is a loss of performance, ms
 */
record Rules(Map<String, TimeUse> states, Map<String, Long> cycles, long ownCycle, long minorStop) {
  Rules {
    states = Map.copyOf(states);
    cycles = Map.copyOf(cycles);
  }

  TimeUse use(@Nullable String state) {
    return state == null ? TimeUse.UNKNOWN : states.getOrDefault(state, TimeUse.UNKNOWN);
  }

  long cycle(@Nullable String product) {
    return product == null ? ownCycle : cycles.getOrDefault(product, ownCycle);
  }
}
