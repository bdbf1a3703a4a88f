package dev.shopfloor.enrich;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import org.jspecify.annotations.Nullable;

/** What a state's name means to the asset's OEE. */
final class States {
  private States() {}

  /**
   * The name of a state that counts for OEE and that the asset's state map does not have; null for
   * others. Only the first tag of role STATE counts.
   */
  static @Nullable String unmapped(Value value, TagSpec tag, AssetRevision revision) {
    String name = value instanceof Value.Text(String text) ? text : Enumeration.word(value);
    if (name == null || name.isBlank() || revision.oee().states().containsKey(name)) {
      return null;
    }
    for (TagSpec first : revision.tags()) {
      if (first.role() == Role.STATE) {
        return first.name().equals(tag.name()) ? name : null;
      }
    }
    return null;
  }
}
