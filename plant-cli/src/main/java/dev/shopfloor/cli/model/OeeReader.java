package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.TimeClass;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Reads how an asset's OEE is computed. */
final class OeeReader {
  private static final Set<String> KEYS =
      Set.of("staleAfter", "debounce", "minorStop", "stopAlertAfter", "stopSeverity");
  private static final long SECOND = 1_000_000_000L;
  private static final String OWN = "own";

  private final Problems problems;
  private final ProductReader productReader;

  OeeReader(Problems problems) {
    this.problems = problems;
    this.productReader = new ProductReader(problems);
  }

  /**
   * Reads the rules.
   *
   * @param asset the asset's merged keys
   * @param roles what its tags mean
   * @param calendar the site's shifts
   */
  OeeSpec read(Section asset, Set<Role> roles, Calendar calendar) {
    boolean hasState = roles.contains(Role.STATE);
    YamlMap map = asset.map("oee");
    Section oee = new Section(map == null ? YamlMap.empty(asset.place()) : map, KEYS, problems);
    long idealCycle = idealCycle(asset);
    if (idealCycle > 0 && !hasState) {
      problems.warning(
          asset.place("idealCycle"),
          "an ideal cycle, but no tag of role state",
          "declare the tag with the machine's state, or there will be no OEE");
    }
    if (hasState && !asset.has("states")) {
      problems.warning(
          asset.place(),
          "a state, but nothing says what its values mean",
          "write states: with a profile (mtconnect, packml, simple) or a map; mtconnect is"
              + " assumed");
    }
    States states = states(asset);
    return new OeeSpec(
        states.profile,
        states.classes,
        idealCycle,
        oee.span("staleAfter", 0),
        oee.span("debounce", SECOND),
        oee.span("minorStop", 120 * SECOND),
        oee.span("stopAlertAfter", 600 * SECOND),
        oee.choice("stopSeverity", AssetReader.SEVERITIES, Severity.HIGH),
        calendar.shifts(),
        calendar.assumed(),
        productReader.read(asset, roles.contains(Role.PRODUCT)));
  }

  /** The time of a piece, ns; 0 when it is absent or wrong. */
  static long idealCycle(Section section) {
    YamlNode node = section.node("idealCycle");
    if (node == null) {
      return 0;
    }
    String text = section.text(node);
    if (text == null) {
      return 0;
    }
    OptionalLong cycle = text.contains("/") ? Spans.perPiece(text) : Spans.span(text);
    if (cycle.isEmpty() || cycle.getAsLong() == 0) {
      section.wrong(
          node, "no time per piece", "write the time of a piece, 30 s, or pieces a time, 120/min");
      return 0;
    }
    return cycle.getAsLong();
  }

  private States states(Section asset) {
    YamlNode node = asset.node("states");
    if (node instanceof YamlMap map) {
      Map<String, TimeClass> own = new HashMap<>();
      for (Map.Entry<String, Entry> state : map.entries().entrySet()) {
        TimeClass time = asset.choice(state.getValue().value(), StateProfiles.CLASSES);
        if (time != null) {
          own.put(state.getKey(), time);
        }
      }
      return new States(OWN, own);
    }
    String name = StateProfiles.DEFAULT;
    if (node instanceof YamlScalar scalar && !Section.empty(node)) {
      Map<String, TimeClass> profile = asset.choice(scalar, StateProfiles.ALL);
      name = profile == null ? name : scalar.text();
    } else if (node != null) {
      asset.wrong(node, "no states", "write a profile's name or a map such as {RUNNING: run}");
    }
    return new States(name, StateProfiles.ALL.getOrDefault(name, Map.of()));
  }

  private record States(String profile, Map<String, TimeClass> classes) {}
}
