package dev.shopfloor.oee;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.oee.Judgement.Rule;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.StateRules;
import dev.shopfloor.plant.TimeClass;
import org.jspecify.annotations.Nullable;

/** How the plant model reads an asset's channels. */
final class Classes {
  private Classes() {}

  /**
   * The text that an entry gives; empty when it says that there is none, null when it says nothing:
   * a source that is out of reach does not change what is being made.
   */
  static @Nullable String text(Entry entry) {
    String text = trusted(entry.quality()) ? ObservationReader.text(entry.value()) : null;
    return text == null ? null : text.strip();
  }

  private static boolean trusted(Quality quality) {
    return quality == Quality.GOOD || quality == Quality.UNCERTAIN;
  }

  /**
   * The class of a state. What is not known goes before the mode, the mode before the state; what
   * is untrusted or unmapped is never running.
   */
  static Judgement judge(AssetRevision revision, Held state, Situation now) {
    if (!state.trusted()) {
      return Judgement.of(
          TimeClass.UNKNOWN,
          state.equals(Held.NONE)
              ? Rule.NONE
              : state.equals(Held.STALE) ? Rule.STALE : Rule.UNTRUSTED);
    }
    StateRules rules = revision.oee().rules();
    String mode = now.mode();
    if (mode != null && !mode.isEmpty() && !revision.firstOf(Role.MODE).isEmpty()) {
      TimeClass byMode = rules.modes().get(mode);
      if (byMode != null) {
        return Judgement.of(byMode, Rule.MODE);
      }
      if (!rules.productive().contains(mode)) {
        return Judgement.of(TimeClass.UNKNOWN, Rule.MODE_UNMAPPED);
      }
    }
    TimeClass byState = revision.oee().states().get(state.name());
    if (byState == null) {
      return Judgement.of(TimeClass.UNKNOWN, Rule.UNMAPPED);
    }
    boolean withoutOrder =
        rules.idle().contains(state.name())
            && !now.hasOrder()
            && !revision.firstOf(Role.ORDER).isEmpty();
    return withoutOrder
        ? Judgement.of(TimeClass.NO_ORDER, Rule.IDLE)
        : Judgement.of(byState, Rule.PROFILE);
  }

  /** The class that the profile alone gives a state. */
  static TimeClass profile(AssetRevision revision, Held state) {
    return state.trusted()
        ? revision.oee().states().getOrDefault(state.name(), TimeClass.UNKNOWN)
        : TimeClass.UNKNOWN;
  }

  /** Whether a machine in this class stands, so that its time belongs to a stop. */
  static boolean stands(TimeClass timeClass) {
    return timeClass == TimeClass.FAULT || timeClass == TimeClass.WAIT;
  }

  /** A stored state's name. */
  static String name(Value value) {
    return value instanceof Value.Text(String text) ? text : value.toString();
  }

  /** Whether a counter's entry is a count. */
  static boolean countable(Entry entry) {
    return entry.value() instanceof Value.Whole && trusted(entry.quality());
  }
}
