package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.OrderSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rules of work orders; their names are unique in the file. */
final class RuleReader {
  private static final Set<String> KEYS =
      Stream.concat(
              SettingReader.KEYS.stream(), Stream.of("name", MatchReader.KEY, "since", "until"))
          .collect(Collectors.toUnmodifiableSet());

  private final Problems problems;
  private final Map<String, Place> names = new HashMap<>();

  RuleReader(Problems problems) {
    this.problems = problems;
  }

  /** One rule, or null when it has no name or sets nothing. */
  @Nullable ReadRule read(YamlMap map, RuleScope scope) {
    Section section = new Section(map, KEYS, problems);
    String name = new RuleTexts(problems).name(section);
    OrderSettings sets = new SettingReader(problems).read(section);
    MatchReader.Match match =
        new MatchReader(scope.keys(MatchReader.ALL_KEYS), problems).read(section);
    RuleTimes times = new RuleTimes(section, "since", "until", problems);
    times.in(scope.zone());
    if (SettingReader.KEYS.stream().noneMatch(section::has)) {
      problems.error(
          section.place(),
          "a rule that sets nothing",
          "write one of " + SettingReader.KEYS.stream().sorted().collect(Collectors.joining(", ")));
      return null;
    }
    if (name == null || !unique(name, section.place("name")) || sets.none()) {
      return null;
    }
    return new ReadRule(name, section.place(), match, times, sets);
  }

  private boolean unique(String name, Place place) {
    Place before = names.putIfAbsent(name, place);
    if (before == null) {
      return true;
    }
    problems.error(
        place,
        "a rule \"%s\" stands in line %d already".formatted(name, before.line()),
        "give each rule a name of its own");
    return false;
  }
}
