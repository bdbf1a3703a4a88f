package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.ScalarType;
import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.TagChecks;
import dev.shopfloor.plant.ValueType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a tag's values must keep to, beside type and range. */
final class CheckReader {
  private static final Set<String> LEVELS =
      Stream.of(Condition.Level.values())
          .map(level -> level.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> TRUTHS = Set.of("true", "false", "on", "off", "0", "1");

  private final Problems problems;

  CheckReader(Problems problems) {
    this.problems = problems;
  }

  /** The checks of a tag, or null when it has none. */
  @Nullable TagChecks read(Section tag, Role role, ValueType type) {
    Map<String, String> values = values(tag, role, type);
    Double maxRate = rate(tag, role, type);
    long stuckAfter = tag.span("stuckAfter", 0);
    return values.isEmpty() && maxRate == null && stuckAfter == 0
        ? null
        : new TagChecks(maxRate, stuckAfter, values);
  }

  private @Nullable Double rate(Section tag, Role role, ValueType type) {
    YamlNode node = tag.node("maxRate");
    if (node == null) {
      return null;
    }
    boolean number = type == ValueType.NUMBER || type == ValueType.INTEGER;
    if (!number || (role != Role.MEASUREMENT && role != Role.COUNTER)) {
      problems.error(
          node.place(),
          "a rate of change, but the tag is no number that is measured or counted",
          "remove maxRate or the type");
      return null;
    }
    OptionalDouble rate =
        node instanceof YamlScalar(Place place, String text, ScalarType kind)
                && kind != ScalarType.TRUTH
            ? Spans.perSecond(text)
            : OptionalDouble.empty();
    if (rate.isEmpty()) {
      tag.wrong(node, "no rate", "write how much in the unit stored, such as 5/s or 300/min");
      return null;
    }
    return rate.getAsDouble();
  }

  private Map<String, String> values(Section tag, Role role, ValueType type) {
    Map<String, String> values = new HashMap<>();
    switch (tag.node("values")) {
      case null -> {}
      case YamlMap map ->
          map.entries().forEach((sent, entry) -> add(tag, sent, entry.value(), values));
      case YamlList list -> {
        for (YamlNode each : list.elements()) {
          String text = tag.text(each);
          if (text != null) {
            values.put(text.strip(), text.strip());
          }
        }
      }
      case YamlNode other ->
          tag.wrong(other, "no values", "write {\"0\": CLOSED, \"1\": OPEN}, or a list");
    }
    values.forEach((sent, stored) -> check(tag, role, type, stored));
    return values;
  }

  private static void add(Section tag, String sent, YamlNode node, Map<String, String> values) {
    String stored = tag.text(node);
    if (stored != null) {
      values.put(sent.strip(), stored.strip());
    }
  }

  private void check(Section tag, Role role, ValueType type, String stored) {
    String word = stored.toLowerCase(Locale.ROOT);
    String wanted =
        role == Role.ALARM
            ? LEVELS.contains(word) || TRUTHS.contains(word) ? null : "an alarm's level"
            : switch (type) {
              case TEXT -> null;
              case BOOLEAN -> TRUTHS.contains(word) ? null : "true or false";
              case INTEGER -> stored.matches("[+-]?[0-9]{1,18}") ? null : "a whole number";
              case NUMBER ->
                  stored.matches("[+-]?[0-9]{1,15}([.][0-9]{1,15})?") ? null : "a number";
            };
    if (wanted != null) {
      problems.error(
          tag.place("values"),
          "the value \"%s\" is not %s".formatted(stored, wanted),
          role == Role.ALARM
              ? "write normal, warning, fault or unavailable"
              : "write a value of the tag's type, or type: text");
    }
  }
}
