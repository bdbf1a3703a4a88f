package dev.shopfloor.oee;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import org.jspecify.annotations.Nullable;

/** How the plant model reads an asset's channels. */
final class Classes {
  private Classes() {}

  /** The tag whose states count: the first of role STATE in the plant file; empty when none is. */
  static String stateTag(AssetRevision revision) {
    return firstOf(Role.STATE, revision);
  }

  /** The tag that names the product: the first of role PRODUCT; empty when none is. */
  static String productTag(AssetRevision revision) {
    return firstOf(Role.PRODUCT, revision);
  }

  private static String firstOf(Role role, AssetRevision revision) {
    for (TagSpec tag : revision.tags()) {
      if (tag.role() == role) {
        return tag.name();
      }
    }
    return "";
  }

  /**
   * The product that an entry names; empty when it says that there is none, null when it says
   * nothing: a source that is out of reach does not change what is being made.
   */
  static @Nullable String product(Entry entry) {
    String code = trusted(entry.quality()) ? ObservationReader.text(entry.value()) : null;
    return code == null ? null : code.strip();
  }

  private static boolean trusted(Quality quality) {
    return quality == Quality.GOOD || quality == Quality.UNCERTAIN;
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
    return entry.value() instanceof Value.Whole && trusted(entry.quality());
  }
}
