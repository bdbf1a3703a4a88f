package dev.shopfloor.cli.model;

import dev.shopfloor.plant.TimeClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state profile that we ship.
 *
 * @param states what it calls states
 * @param modes what it calls modes; empty when it has none
 */
record StateProfile(List<State> states, List<Mode> modes) {
  /** A profile that says nothing, for an own map. */
  static final StateProfile OWN = new StateProfile(List.of(), List.of());

  /**
   * A state.
   *
   * @param time what it counts as
   * @param idle whether it is NO_ORDER while an asset with an order source has no order
   * @param spellings how it is written, its number too
   */
  record State(TimeClass time, boolean idle, List<String> spellings) {
    static State of(TimeClass time, String... spellings) {
      return new State(time, false, List.of(spellings));
    }

    static State idle(String... spellings) {
      return new State(TimeClass.WAIT, true, List.of(spellings));
    }
  }

  /**
   * A mode.
   *
   * @param time what all time in it counts as; null when the state counts
   * @param spellings how it is written, its number too
   */
  record Mode(@Nullable TimeClass time, List<String> spellings) {
    static Mode of(@Nullable TimeClass time, String... spellings) {
      return new Mode(time, List.of(spellings));
    }
  }
}
