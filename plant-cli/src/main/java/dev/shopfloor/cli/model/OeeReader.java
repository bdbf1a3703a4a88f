package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.ProductSpec;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how an asset's OEE is computed. */
final class OeeReader {
  private static final Set<String> KEYS =
      Stream.concat(
              PolicyReader.KEYS.stream(),
              Stream.of(
                  "staleAfter",
                  "debounce",
                  "minorStop",
                  "stopAlertAfter",
                  "stopSeverity",
                  "target"))
          .collect(Collectors.toUnmodifiableSet());
  private static final long SECOND = 1_000_000_000L;

  private final Problems problems;
  private final ProductReader productReader;
  private final StatesReader statesReader;
  private final PolicyReader policyReader;
  private final PlannedStopReader stopReader;

  OeeReader(Problems problems) {
    this.problems = problems;
    this.productReader = new ProductReader(problems);
    this.statesReader = new StatesReader(problems);
    this.policyReader = new PolicyReader(problems);
    this.stopReader = new PlannedStopReader(problems);
  }

  /**
   * Reads the rules.
   *
   * @param asset the asset's merged keys
   * @param roles what its tags mean
   * @param place where it stands
   */
  OeeSpec read(Section asset, Set<Role> roles, AssetPlace place) {
    Calendar calendar = place.calendar().with(stopReader.read(asset, place.calendar().zone()));
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
          "write states: with a profile (mtconnect, packml, opcua-machinery, semi-e10, simple) or a"
              + " map; mtconnect is assumed");
    }
    StatesReader.States states = statesReader.read(asset, roles);
    Map<String, ProductSpec> products = productReader.read(asset, roles.contains(Role.PRODUCT));
    OeePolicy policy = policyReader.read(oee);
    double target = TargetReader.read(oee, problems);
    checkRoles(oee, policy, roles);
    if (target > 0 && idealCycle == 0 && products.isEmpty()) {
      problems.warning(
          oee.place("target"),
          "a target, but no ideal cycle",
          "write idealCycle, or there will be no OEE to compare");
    }
    return new OeeSpec(
        states.profile(),
        states.classes(),
        idealCycle,
        oee.span("staleAfter", 0),
        oee.span("debounce", SECOND),
        oee.span("minorStop", 120 * SECOND),
        oee.span("stopAlertAfter", 600 * SECOND),
        oee.choice("stopSeverity", AssetReader.SEVERITIES, Severity.HIGH),
        calendar.shifts(),
        calendar.assumed(),
        products,
        states.rules(),
        policy,
        calendar.rules(),
        place.rule(),
        target);
  }

  private void checkRoles(Section oee, OeePolicy policy, Set<Role> roles) {
    if (policy.inferRun() && !roles.contains(Role.COUNTER)) {
      problems.warning(
          oee.place("inferRun"),
          "inferRun, but no tag of role counter",
          "declare the counter, or remove inferRun");
    }
    if (policy.changeover() == OeePolicy.Changeover.STOP && !roles.contains(Role.PRODUCT)) {
      problems.warning(
          oee.place("changeover"),
          "changeover: stop, but no tag of role product",
          "declare the tag that names the product, or no changeover is ever seen");
    }
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
}
