package dev.shopfloor.enrich;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.TagSpec;
import org.jspecify.annotations.Nullable;

/** What the name of a state or a mode means to the asset's OEE. */
final class States {
  private States() {}

  /** Whether a role's names have a meaning in the plant file. */
  static boolean named(Role role) {
    return role == Role.STATE || role == Role.MODE;
  }

  /**
   * The name of a state or a mode that counts for OEE and that the plant file does not have; null
   * for others. Only the first tag of its role counts.
   */
  static @Nullable String unmapped(Value value, TagSpec tag, AssetRevision revision) {
    // OEE takes a state by the letter, and a mode without the blanks around it
    return unmapped(
        tag.role() == Role.STATE && value instanceof Value.Text(String text)
            ? text
            : Enumeration.word(value),
        tag,
        revision);
  }

  /** As above, of a name as OEE takes it; null has none. */
  static @Nullable String unmapped(@Nullable String name, TagSpec tag, AssetRevision revision) {
    if (name == null || name.isBlank() || known(name, tag.role(), revision.oee())) {
      return null;
    }
    for (TagSpec first : revision.tags()) {
      if (first.role() == tag.role()) {
        return first.name().equals(tag.name()) ? name : null;
      }
    }
    return null;
  }

  private static boolean known(String name, Role role, OeeSpec oee) {
    return switch (role) {
      case STATE -> oee.states().containsKey(name) || oee.rules().ignored().contains(name);
      case MODE -> oee.rules().modes().containsKey(name) || oee.rules().productive().contains(name);
      default -> true;
    };
  }
}
