package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.Choice;
import dev.shopfloor.plant.OrderFlapping;
import dev.shopfloor.plant.OrderRoute;
import dev.shopfloor.plant.OrderSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a rule of work orders sets. */
final class SettingReader {
  static final Set<String> KEYS =
      Set.of("severity", "priority", "from", "route", "mute", "holdOff", "flapping");

  private static final Map<String, Integer> PRIORITIES = Map.of("P1", 1, "P2", 2, "P3", 3, "P4", 4);
  private static final int MOST_FIELDS = 20;
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final OrderFlapping FLAPPING = new OrderFlapping(6, 600 * SECOND, DAY);

  private final Problems problems;
  private final RuleTexts texts;
  private final BoundedSpans spans;

  SettingReader(Problems problems) {
    this.problems = problems;
    this.texts = new RuleTexts(problems);
    this.spans = new BoundedSpans(problems);
  }

  OrderSettings read(Section rule) {
    return new OrderSettings(
        choice(rule, "severity", AssetReader.SEVERITIES),
        choice(rule, "priority", PRIORITIES),
        choice(rule, "from", AssetReader.SEVERITIES),
        route(rule),
        mute(rule),
        holdOff(rule),
        flapping(rule));
  }

  /** Whether it is there and says off. */
  static boolean off(Section section, String key) {
    return section.node(key) instanceof YamlNode.YamlScalar scalar && scalar.text().equals("off");
  }

  private static <T> @Nullable Choice<T> choice(Section rule, String key, Map<String, T> words) {
    if (off(rule, key)) {
      return Choice.off();
    }
    YamlNode node = rule.node(key);
    T value = node == null ? null : rule.choice(node, words);
    return value == null ? null : new Choice<>(value);
  }

  private @Nullable Choice<String> mute(Section rule) {
    if (off(rule, "mute")) {
      return Choice.off();
    }
    String reason = rule.has("mute") ? texts.line(rule, "mute") : null;
    return reason == null ? null : new Choice<>(reason);
  }

  private @Nullable Choice<Long> holdOff(Section rule) {
    if (!rule.has("holdOff") || off(rule, "holdOff")) {
      return rule.has("holdOff") ? Choice.off() : null;
    }
    long span = spans.read(rule, "holdOff", 0, 0, 7 * DAY);
    return span == 0 ? Choice.off() : new Choice<>(span);
  }

  private @Nullable Choice<OrderRoute> route(Section rule) {
    return switch (rule.node("route")) {
      case null -> null;
      case YamlMap map -> new Choice<>(route(map));
      case YamlNode node when off(rule, "route") -> Choice.off();
      case YamlNode node -> {
        String team = texts.line(rule, "route");
        yield team == null ? null : new Choice<>(new OrderRoute(team, Map.of()));
      }
    };
  }

  private OrderRoute route(YamlMap map) {
    Section route = new Section(map, Set.of("team", "fields"), problems);
    String team = route.has("team") ? texts.line(route, "team") : null;
    YamlMap fields = route.map("fields");
    Map<String, String> read = new TreeMap<>();
    if (fields != null) {
      Section all = new Section(fields, fields.entries().keySet(), problems);
      for (String name : fields.entries().keySet()) {
        String value = Ids.check(name, all.place(name), problems) ? texts.line(all, name) : null;
        if (value != null) {
          read.put(name, value);
        }
      }
      if (read.size() > MOST_FIELDS) {
        problems.error(
            fields.place(), "more than " + MOST_FIELDS + " fields", "write those that are used");
      }
    }
    if (!route.has("team") && fields == null) {
      problems.error(route.place(), "an empty route", "write a team, fields, or route: off");
    }
    return new OrderRoute(team, read);
  }

  private @Nullable Choice<OrderFlapping> flapping(Section rule) {
    if (!rule.has("flapping") || off(rule, "flapping")) {
      return rule.has("flapping") ? Choice.off() : null;
    }
    YamlMap map = rule.map("flapping");
    if (map == null) {
      return null;
    }
    Section section = new Section(map, Set.of("times", "within", "pause"), problems);
    return new Choice<>(
        new OrderFlapping(
            section.whole("times", FLAPPING.times(), 2, 50),
            spans.read(section, "within", FLAPPING.within(), SECOND, 7 * DAY),
            spans.read(section, "pause", FLAPPING.pause(), 60 * SECOND, 31 * DAY)));
  }
}
