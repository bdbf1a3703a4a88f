package dev.shopfloor.plant;

import java.util.Map;
import java.util.Set;

/**
 * What a state profile says beyond the time class of each state.
 *
 * @param idle states that are NO_ORDER instead of their class while an asset with an order source
 *     has no order
 * @param ignored states that change nothing: the one before goes on
 * @param modes time class by mode; a mode goes before the state
 * @param productive modes in which the state counts
 */
public record StateRules(
    Set<String> idle, Set<String> ignored, Map<String, TimeClass> modes, Set<String> productive) {
  /** Nothing beyond the classes. */
  public static final StateRules NONE = new StateRules(Set.of(), Set.of(), Map.of(), Set.of());

  /** Copies the collections. */
  public StateRules {
    idle = Set.copyOf(idle);
    ignored = Set.copyOf(ignored);
    modes = Map.copyOf(modes);
    productive = Set.copyOf(productive);
  }
}
