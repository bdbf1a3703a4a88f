package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.TagSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an asset's tags, and what must hold between them. */
final class TagsReader {
  // OEE takes the first of each; of several reasons each has its say
  private static final Set<Role> ONE = Set.of(Role.PRODUCT, Role.ORDER, Role.MODE, Role.BOOT);

  private final Problems problems;
  private final TagReader tagReader;

  TagsReader(Problems problems) {
    this.problems = problems;
    this.tagReader = new TagReader(problems);
  }

  /**
   * Reads the tags; a second one of the same name is a problem and left out.
   *
   * @param asset the asset's merged keys
   * @param places takes the tags' places by name
   */
  List<TagSpec> read(Section asset, Map<String, Place> places) {
    List<TagSpec> tags = new ArrayList<>();
    YamlMap map = asset.map("tags");
    if (map == null) {
      return tags;
    }
    Map<String, Place> taken = new HashMap<>();
    Map<Role, Place> roles = new EnumMap<>(Role.class);
    for (Map.Entry<String, Entry> each : map.entries().entrySet()) {
      Place place = each.getValue().key();
      TagSpec tag = tagReader.read(each.getKey(), each.getValue());
      if (tag == null || clashes(tag, place, taken)) {
        continue;
      }
      checkRole(tag.role(), place, roles.putIfAbsent(tag.role(), place));
      tags.add(tag);
      places.put(tag.name(), place);
    }
    return tags;
  }

  private void checkRole(Role role, Place place, @Nullable Place first) {
    if (first == null) {
      return;
    }
    String what =
        "the second tag of role %s, after that of line %d".formatted(role.word(), first.line());
    if (role == Role.STATE) {
      problems.error(
          place, what, "keep the one that tells run from stop, and make the other one type: text");
    } else if (ONE.contains(role)) {
      problems.warning(place, what, "only the first counts: make the other one type: text");
    }
  }

  // stores take column names without regard to case, and keep a tag's quality beside it in name_q
  private boolean clashes(TagSpec tag, Place place, Map<String, Place> taken) {
    String name = tag.name().toLowerCase(Locale.ROOT);
    Place before = taken.get(name);
    if (before != null) {
      problems.error(
          place,
          "the name \"%s\" is already that of the tag in line %d"
              .formatted(tag.name(), before.line()),
          "give one of them another name:");
      return true;
    }
    taken.put(name, place);
    taken.put(name + "_q", place);
    return false;
  }
}
