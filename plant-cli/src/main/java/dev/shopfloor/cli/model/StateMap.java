package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.StateProfile.Mode;
import dev.shopfloor.cli.model.StateProfile.State;
import dev.shopfloor.plant.StateRules;
import dev.shopfloor.plant.TimeClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an asset's states and modes mean: those of a profile, with the plant file's own laid over
 * it. A state that the profile writes in several ways changes in all of them.
 */
final class StateMap {
  private final Map<String, TimeClass> classes = new HashMap<>();
  private final Set<String> idle = new HashSet<>();
  private final Set<String> ignored = new HashSet<>();
  private final Map<String, TimeClass> modes = new HashMap<>();
  private final Set<String> productive = new HashSet<>();
  private final Map<String, List<String>> stateSpellings = new HashMap<>();
  private final Map<String, List<String>> modeSpellings = new HashMap<>();

  StateMap(StateProfile profile) {
    for (State state : profile.states()) {
      state.spellings().forEach(each -> stateSpellings.put(each, state.spellings()));
      count(state.spellings().getFirst(), state.time());
      if (state.idle()) {
        idle(state.spellings().getFirst());
      }
    }
    for (Mode mode : profile.modes()) {
      mode.spellings().forEach(each -> modeSpellings.put(each, mode.spellings()));
      mode(mode.spellings().getFirst(), mode.time());
    }
  }

  /** Lets a state count as a class, and as nothing else. */
  void count(String state, TimeClass time) {
    for (String spelling : states(state)) {
      classes.put(spelling, time);
      idle.remove(spelling);
      ignored.remove(spelling);
    }
  }

  /** What a state counts as so far; null when that is not known. */
  @Nullable TimeClass time(String state) {
    return classes.get(state);
  }

  /** Lets a state be one without an order; it waits unless it has a class already. */
  void idle(String state) {
    for (String spelling : states(state)) {
      classes.putIfAbsent(spelling, TimeClass.WAIT);
      ignored.remove(spelling);
      idle.add(spelling);
    }
  }

  /** Lets a state change nothing. */
  void ignore(String state) {
    for (String spelling : states(state)) {
      classes.remove(spelling);
      idle.remove(spelling);
      ignored.add(spelling);
    }
  }

  /** Lets a mode count as a class, or with null as the state. */
  void mode(String mode, @Nullable TimeClass time) {
    for (String spelling : modeSpellings.getOrDefault(mode, List.of(mode))) {
      if (time == null) {
        modes.remove(spelling);
        productive.add(spelling);
      } else {
        productive.remove(spelling);
        modes.put(spelling, time);
      }
    }
  }

  boolean hasModes() {
    return !modes.isEmpty() || !productive.isEmpty();
  }

  Map<String, TimeClass> classes() {
    return classes;
  }

  /**
   * The rules of an asset. What it has no tag for is left out: it would mean nothing, and would
   * give the asset another version.
   */
  StateRules rules(boolean hasOrder, boolean hasMode) {
    return new StateRules(
        hasOrder ? idle : Set.of(),
        ignored,
        hasMode ? modes : Map.of(),
        hasMode ? productive : Set.of());
  }

  private List<String> states(String state) {
    return stateSpellings.getOrDefault(state, List.of(state));
  }
}
