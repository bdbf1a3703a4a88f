package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a number may be: its range, and the limits whose crossing becomes an alert. */
final class LimitReader {
  private static final Set<String> LEVELS =
      LimitLevel.ASCENDING.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> KEYS =
      Stream.concat(LEVELS.stream(), Stream.of("deadband", "severities"))
          .collect(Collectors.toUnmodifiableSet());
  private static final String ORDER = "write them so that LL < L < H < HH, in the unit stored";

  private final Problems problems;

  LimitReader(Problems problems) {
    this.problems = problems;
  }

  /** The range of a tag, open at both ends where it has none. */
  Range range(Section tag) {
    Range range = new Range(bound(tag, 0), bound(tag, 1));
    if (range.low() != null && range.high() != null && range.low() > range.high()) {
      problems.error(
          tag.place("range"),
          "the range begins at %s and ends below, at %s".formatted(range.low(), range.high()),
          "write the lower limit first");
    }
    return range;
  }

  /** The limits of a tag, or null when it has none that can be used. */
  @Nullable LimitSpec limits(Section tag, Range range) {
    YamlMap map = tag.map("limits");
    if (map == null) {
      return null;
    }
    Section section = new Section(map, KEYS, problems);
    Map<LimitLevel, Severity> severities = severities(section);
    Map<LimitLevel, LimitSpec.Limit> limits = new EnumMap<>(LimitLevel.class);
    for (LimitLevel level : LimitLevel.ASCENDING) {
      Double at = number(section, level.name());
      if (at != null) {
        checkReachable(section, level, at, range);
        Severity severity = severities.getOrDefault(level, LimitSpec.defaultSeverity(level));
        limits.put(level, new LimitSpec.Limit(at, severity));
      } else if (severities.containsKey(level)) {
        problems.error(
            section.place("severities"),
            "a severity for %s, but no limit %s".formatted(level, level),
            "write %s: and its value, or remove the severity".formatted(level));
      }
    }
    if (limits.isEmpty()) {
      problems.error(
          section.place(), "limits, but none of HH, H, L, LL", "write at least one, such as H: 80");
      return null;
    }
    return new LimitSpec(limits, deadband(section, limits));
  }

  private Map<LimitLevel, Severity> severities(Section limits) {
    Map<LimitLevel, Severity> severities = new EnumMap<>(LimitLevel.class);
    YamlMap map = limits.map("severities");
    if (map == null) {
      return severities;
    }
    Section section = new Section(map, LEVELS, problems);
    for (LimitLevel level : LimitLevel.ASCENDING) {
      YamlNode node = section.node(level.name());
      Severity severity = node == null ? null : section.choice(node, AssetReader.SEVERITIES);
      if (severity != null) {
        severities.put(level, severity);
      }
    }
    return severities;
  }

  // a value beyond the range goes to quarantine and would never be compared
  private void checkReachable(Section limits, LimitLevel level, double at, Range range) {
    Double low = range.low();
    Double high = range.high();
    if ((low != null && at <= low) || (high != null && at >= high)) {
      problems.error(
          limits.place(level.name()),
          "%s %s is not inside the range [%s, %s], so that no reading could pass it"
              .formatted(level, at, low, high),
          "widen the range beyond the limit: what lies outside it goes to quarantine");
    }
  }

  /** The deadband; checks the limits' order with it. */
  private double deadband(Section section, Map<LimitLevel, LimitSpec.Limit> limits) {
    Double given = number(section, "deadband");
    double deadband = given == null ? 0 : given;
    if (deadband < 0) {
      problems.error(
          section.place("deadband"), "a deadband of " + deadband, "write 0 or more; 0 is none");
    }
    LimitLevel below = null;
    for (LimitLevel level : LimitLevel.ASCENDING) {
      LimitSpec.Limit limit = limits.get(level);
      LimitSpec.Limit lower = below == null ? null : limits.get(below);
      if (limit == null) {
        continue;
      }
      if (lower != null && lower.at() >= limit.at()) {
        problems.error(
            section.place(level.name()),
            "%s %s is not above %s %s".formatted(level, limit.at(), below, lower.at()),
            ORDER);
      } else if (lower != null && deadband >= limit.at() - lower.at()) {
        problems.error(
            section.place("deadband"),
            "a deadband of %s reaches from %s %s to %s %s"
                .formatted(deadband, level, limit.at(), below, lower.at()),
            "write one that is smaller than the distance between any two limits");
      }
      below = level;
    }
    return deadband;
  }

  private @Nullable Double bound(Section tag, int index) {
    YamlNode node = tag.node("range");
    if (node == null) {
      return null;
    }
    if (node instanceof YamlList(Place place, List<YamlNode> ends) && ends.size() == 2) {
      YamlNode end = ends.get(index);
      return Section.empty(end) ? null : number(end);
    }
    tag.wrong(node, "no range", "write two numbers, [low, high]; null for no limit");
    return null;
  }

  private @Nullable Double number(Section section, String key) {
    YamlNode node = section.node(key);
    return node == null ? null : number(node);
  }

  private @Nullable Double number(YamlNode node) {
    if (node instanceof YamlScalar(Place place, String text, YamlNode.ScalarType type)
        && (type == YamlNode.ScalarType.WHOLE || type == YamlNode.ScalarType.REAL)) {
      try {
        double number = Double.parseDouble(text);
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException notDecimal) {
        // YAML also knows 0x1F and .inf, which no limit needs
      }
    }
    problems.error(node.place(), node.words() + " is no limit", "write a decimal number, or null");
    return null;
  }

  /**
   * What can be true of a tag's value, in the unit stored.
   *
   * @param low the least value; null without a limit
   * @param high the greatest value; null without a limit
   */
  record Range(@Nullable Double low, @Nullable Double high) {}
}
