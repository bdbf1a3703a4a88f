package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlList;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision.Criticality;
import dev.shopfloor.plant.TopicMatch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what rules and windows of work orders are about. */
final class MatchReader {
  static final String KEY = "match";
  static final Set<String> ASSET_KEYS =
      Set.of("asset", "line", "area", "site", "type", "criticality");
  static final Set<String> ALL_KEYS =
      Stream.concat(ASSET_KEYS.stream(), Stream.of("kind", "signal", "code", "severity"))
          .collect(Collectors.toUnmodifiableSet());

  /** The kinds of problems by their words in the plant file. */
  static final Map<String, String> KINDS = kinds();

  private static final int MOST_PATTERNS = 50;
  private static final int LONGEST = 128;

  private final Problems problems;
  private final Set<String> keys;

  /**
   * Reads matches of these keys.
   *
   * @param keys what they may ask for
   */
  MatchReader(Set<String> keys, Problems problems) {
    this.problems = problems;
    this.keys = keys;
  }

  /**
   * What is matched.
   *
   * @param assets which assets
   * @param topics which problems of them
   */
  record Match(AssetMatch assets, TopicMatch topics) {}

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new TreeMap<>();
    Stream.concat(
            Stream.of(Alert.Kind.values()).map(Alert.Kind::name), Stream.of("STOP", "DATA_QUALITY"))
        .forEach(kind -> kinds.put(kind.toLowerCase(Locale.ROOT).replace('_', '-'), kind));
    return kinds;
  }

  /** The match of a rule or a window; without one it is everything. */
  Match read(Section section) {
    YamlMap map = section.map(KEY);
    Section match = new Section(map == null ? YamlMap.empty(section.place()) : map, keys, problems);
    return new Match(
        new AssetMatch(
            patterns(match, "asset"),
            patterns(match, "line"),
            patterns(match, "area"),
            patterns(match, "site"),
            patterns(match, "type"),
            range(match, "criticality", Criticality.class)),
        new TopicMatch(
            words(match),
            patterns(match, "signal"),
            patterns(match, "code"),
            range(match, "severity", Severity.class)));
  }

  private List<String> words(Section match) {
    List<String> found = new ArrayList<>();
    for (YamlNode node : elements(match, "kind")) {
      String kind = match.choice(node, KINDS);
      if (kind != null) {
        found.add(kind);
      }
    }
    return found;
  }

  private List<String> patterns(Section match, String key) {
    List<String> patterns = new ArrayList<>();
    for (YamlNode node : elements(match, key)) {
      String pattern = match.text(node);
      if (pattern != null && pattern.length() > LONGEST) {
        problems.error(
            node.place(), "longer than " + LONGEST + " characters", "write a part of it and *");
      } else if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private List<YamlNode> elements(Section match, String key) {
    YamlNode node = match.node(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlList list)) {
      return List.of(node);
    }
    if (list.elements().isEmpty() || list.elements().size() > MOST_PATTERNS) {
      problems.error(
          node.place(),
          "a list of %d".formatted(list.elements().size()),
          "write 1 to %d, or remove the key for any".formatted(MOST_PATTERNS));
      return List.of();
    }
    return list.elements();
  }

  private <E extends Enum<E>> Set<E> range(Section match, String key, Class<E> type) {
    Set<E> all = EnumSet.noneOf(type);
    for (YamlNode node : elements(match, key)) {
      String text = match.text(node);
      if (text != null && !add(text, Words.of(type), all, type)) {
        match.wrong(
            node,
            "no " + key + " and no range of them",
            "write low, medium, high or critical".replace("medium", middle(type))
                + ", a list, or a range such as high..");
      }
    }
    return all;
  }

  private static <E extends Enum<E>> String middle(Class<E> type) {
    return type.getEnumConstants()[1].name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> boolean add(
      String text, Map<String, E> words, Set<E> all, Class<E> type) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      E one = words.get(text);
      return one != null && (all.add(one) || !all.isEmpty());
    }
    E[] each = type.getEnumConstants();
    E first = end(text.substring(0, dots), words, each[0]);
    E last = end(text.substring(dots + 2), words, each[each.length - 1]);
    if (text.length() == 2 || first == null || last == null || first.compareTo(last) > 0) {
      return false;
    }
    all.addAll(EnumSet.range(first, last));
    return true;
  }

  private static <E> @Nullable E end(String word, Map<String, E> words, E open) {
    return word.isBlank() ? open : words.get(word.strip());
  }
}
