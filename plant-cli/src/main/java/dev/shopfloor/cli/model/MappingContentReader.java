package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.plant.Mapping.ConditionAt;
import dev.shopfloor.plant.Mapping.Content;
import dev.shopfloor.plant.Mapping.ValueAt;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a tag gets: a value or a condition. */
final class MappingContentReader {
  private static final Map<String, Level> LEVELS =
      Map.of(
          "normal", Level.NORMAL,
          "warning", Level.WARNING,
          "fault", Level.FAULT,
          "unavailable", Level.UNAVAILABLE);

  private final RefReader refs;
  private final Problems problems;

  MappingContentReader(RefReader refs, Problems problems) {
    this.refs = refs;
    this.problems = problems;
  }

  Content read(Section section) {
    YamlMap condition = section.map("condition");
    if (condition == null) {
      return new ValueAt(
          refs.required(
              section, "value", "write where it stands, such as value: /value, or a condition"));
    }
    if (section.has("value")) {
      problems.error(section.place("condition"), "a value and a condition", "remove one of them");
    }
    return condition(condition);
  }

  private ConditionAt condition(YamlMap map) {
    Section condition =
        new Section(map, Set.of("level", "code", "text", "qualifier", "levels"), problems);
    return new ConditionAt(
        refs.required(
            condition,
            "level",
            "write where it stands, such as level: /severity, or level: =FAULT"),
        refs.ref(condition, "code"),
        refs.ref(condition, "text"),
        refs.ref(condition, "qualifier"),
        levels(condition, condition.map("levels")));
  }

  private static Map<String, Level> levels(Section condition, @Nullable YamlMap map) {
    Map<String, Level> levels = new HashMap<>();
    if (map != null) {
      for (Map.Entry<String, Entry> each : map.entries().entrySet()) {
        Level level = condition.choice(each.getValue().value(), LEVELS);
        if (level != null) {
          levels.put(each.getKey(), level);
        }
      }
    }
    return levels;
  }
}
