package dev.shopfloor.oee;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;

/** How the plant model reads an asset's channels. */
final class Classes {
  private Classes() {}

  /** The tag whose states count: the first of role STATE in the plant file; empty when none is. */
  static String stateTag(AssetRevision revision) {
    for (TagSpec tag : revision.tags()) {
      if (tag.role() == Role.STATE) {
        return tag.name();
      }
    }
    return "";
  }

  /** The time class of a state; an untrusted or unmapped one is never running. */
  static TimeClass of(AssetRevision revision, Held state) {
    return state.trusted()
        ? revision.oee().states().getOrDefault(state.name(), TimeClass.UNKNOWN)
        : TimeClass.UNKNOWN;
  }

  /** Whether the plant model leaves a trusted state without a class. */
  static boolean unmapped(AssetRevision revision, Held state) {
    return state.trusted() && !revision.oee().states().containsKey(state.name());
  }

  /** A stored state's name. */
  static String name(Value value) {
    return value instanceof Value.Text(String text) ? text : value.toString();
  }

  /** Whether a counter's entry is a count. */
  static boolean countable(Entry entry) {
    return entry.value() instanceof Value.Whole
        && (entry.quality() == Quality.GOOD || entry.quality() == Quality.UNCERTAIN);
  }
}
