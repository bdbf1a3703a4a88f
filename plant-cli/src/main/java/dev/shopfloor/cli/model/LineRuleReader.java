package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.LineRule.Method;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how a line's OEE is made of its assets'. */
final class LineRuleReader {
  private static final Set<String> KEYS = Set.of("method", "unit", "output");
  private static final Map<String, Method> METHODS = Words.of(Method.class);

  private final Problems problems;

  LineRuleReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the rule.
   *
   * @param line the line's keys
   * @param assets the ids of its assets
   */
  LineRule read(Section line, Set<String> assets) {
    YamlMap map = line.map("oee");
    if (map == null) {
      return LineRule.WEIGHTED;
    }
    Section oee = new Section(map, KEYS, problems);
    Method method = oee.choice("method", METHODS, Method.WEIGHTED);
    String unit = asset(oee, "unit", assets);
    String output = asset(oee, "output", assets);
    if (method == Method.WEIGHTED) {
      for (String key : new String[] {"unit", "output"}) {
        if (oee.has(key)) {
          problems.error(
              oee.place(key),
              "a weighted line has no " + key,
              "write method: bottleneck or method: single-unit, or remove " + key);
        }
      }
      return LineRule.WEIGHTED;
    }
    if (!oee.has("unit")) {
      problems.error(
          oee.place("method"),
          "unit is missing",
          method == Method.BOTTLENECK
              ? "write the asset that the line waits for"
              : "write the asset that stands for the line");
    }
    return new LineRule(method, unit, output);
  }

  private @Nullable String asset(Section oee, String key, Set<String> assets) {
    String id = oee.text(key);
    if (id != null && !assets.contains(id)) {
      problems.error(
          oee.place(key), "\"" + id + "\" is no asset of this line", Words.mend(id, assets));
    }
    return id;
  }
}
