package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.StateRules;
import dev.shopfloor.plant.TimeClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an asset's states mean: a profile, an own map, or a profile with changes. */
final class StatesReader {
  private static final Set<String> KEYS = Set.of("profile", "map", "idle", "ignore", "modes");
  private static final String OWN = "own";
  private static final String IDLE = "idle";
  private static final String IGNORE = "ignore";
  private static final String STATE = "state";
  private static final Map<String, Meaning> STATES =
      words(new Meaning(IDLE, TimeClass.WAIT), new Meaning(IGNORE, null));
  private static final Map<String, Meaning> MODES = words(new Meaning(STATE, null));

  private final Problems problems;

  StatesReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * What an asset's states mean.
   *
   * @param profile its name, for people
   * @param classes time class by state
   * @param rules what goes beyond classes
   */
  record States(String profile, Map<String, TimeClass> classes, StateRules rules) {}

  /** A word for a state or a mode; without a class it is ignored, or the state counts. */
  private record Meaning(String word, @Nullable TimeClass time) {}

  private static Map<String, Meaning> words(Meaning... more) {
    Map<String, Meaning> words = new HashMap<>();
    StateProfiles.CLASSES.forEach((word, time) -> words.put(word, new Meaning(word, time)));
    for (Meaning each : more) {
      words.put(each.word, each);
    }
    return Map.copyOf(words);
  }

  /**
   * Reads them.
   *
   * @param asset the asset's merged keys
   * @param roles what its tags mean
   */
  States read(Section asset, Set<Role> roles) {
    boolean hasOrder = roles.contains(Role.ORDER);
    boolean hasMode = roles.contains(Role.MODE);
    YamlNode node = asset.node("states");
    String name = StateProfiles.DEFAULT;
    StateMap map;
    if (node instanceof YamlMap own && changes(own)) {
      Section section = new Section(own, KEYS, problems);
      name = section.has("profile") ? profile(section, section.node("profile")) : OWN;
      map = new StateMap(StateProfiles.ALL.getOrDefault(name, StateProfile.OWN));
      change(section, map, hasOrder, hasMode);
    } else if (node instanceof YamlMap own) {
      name = OWN;
      map = new StateMap(StateProfile.OWN);
      states(asset, own, map, hasOrder);
    } else {
      if (node instanceof YamlScalar) {
        name = profile(asset, node);
      } else if (node != null) {
        asset.wrong(node, "no states", "write a profile's name or a map such as {RUNNING: run}");
      }
      map = new StateMap(StateProfiles.ALL.getOrDefault(name, StateProfile.OWN));
    }
    if (hasMode && !map.hasModes()) {
      problems.error(
          asset.place(),
          "a tag of role mode, but nothing says what its values mean",
          "write states: {map: ..., modes: {AUTO: state, SERVICE: maint}}, or make the tag type:"
              + " text");
    }
    return new States(name, map.classes(), map.rules(hasOrder, hasMode));
  }

  /** Whether a mapping names a profile and what changes; else its keys are states. */
  private static boolean changes(YamlMap map) {
    return map.entries().containsKey("profile")
        || map.entries().entrySet().stream()
            .anyMatch(entry ->
                KEYS.contains(entry.getKey()) && !(entry.getValue().value() instanceof YamlScalar));
  }

  private static String profile(Section section, @Nullable YamlNode node) {
    if (node == null || section.choice(node, StateProfiles.ALL) == null) {
      return StateProfiles.DEFAULT;
    }
    return ((YamlScalar) node).text();
  }

  private void change(Section section, StateMap map, boolean hasOrder, boolean hasMode) {
    YamlMap own = section.map("map");
    if (own != null) {
      states(section, own, map, hasOrder);
    }
    List<String> idle = section.texts(IDLE, List.of());
    for (String state : idle) {
      if (map.time(state) == TimeClass.RUN) {
        problems.error(
            section.place(IDLE),
            "the state \"%s\" runs and is idle".formatted(state),
            "take it from the list, or give it another class under map");
      }
      map.idle(state);
    }
    if (section.has(IDLE)) {
      checkIdle(section.place(IDLE), hasOrder);
    }
    for (String state : section.texts(IGNORE, List.of())) {
      if (idle.contains(state)) {
        problems.error(
            section.place(IGNORE),
            "the state \"%s\" is idle and ignored".formatted(state),
            "keep it in one of the two lists");
      }
      map.ignore(state);
    }
    YamlMap modes = section.map("modes");
    if (modes != null) {
      modes(section, modes, map, hasMode);
    }
  }

  private void states(Section section, YamlMap own, StateMap map, boolean hasOrder) {
    for (Map.Entry<String, Entry> each : own.entries().entrySet()) {
      Meaning meaning = section.choice(each.getValue().value(), STATES);
      if (meaning == null) {
        continue;
      }
      if (meaning.time == null) {
        map.ignore(each.getKey());
        continue;
      }
      map.count(each.getKey(), meaning.time);
      if (meaning.word.equals(IDLE)) {
        map.idle(each.getKey());
        checkIdle(each.getValue().value().place(), hasOrder);
      }
    }
  }

  private void checkIdle(Place place, boolean hasOrder) {
    if (!hasOrder) {
      problems.warning(
          place,
          "idle, but no tag of role order",
          "declare the tag that names the order, or the state counts as wait with and without one");
    }
  }

  private void modes(Section section, YamlMap modes, StateMap map, boolean hasMode) {
    for (Map.Entry<String, Entry> each : modes.entries().entrySet()) {
      Meaning meaning = section.choice(each.getValue().value(), MODES);
      if (meaning != null) {
        map.mode(each.getKey(), meaning.time);
      }
    }
    if (!hasMode) {
      problems.warning(
          section.place("modes"),
          "modes, but no tag of role mode",
          "declare the tag that tells the mode, or remove modes");
    }
  }
}
