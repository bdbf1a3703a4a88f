package dev.shopfloor.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.plant.AssetHistory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssetChangeTest {
  private static final String PRESS =
      """
      shopfloor: 1
      sites:
        berlin:
          zone: Etc/UTC
          lines: {line1: {assets: {press07: {type: press%s}}}}
      """;

  @Test
  void aKnobThatIsTurnedIsShownAsPeopleWriteIt() {
    List<AssetChange> changes =
        AssetChange.between(press(""), press(", oee: {grace: 1 h, waiting: exclude, target: 0.8}"));

    assertThat(changes)
        .contains(
            new AssetChange("oee.policy.grace", "15m", "1h"),
            new AssetChange("oee.policy.waiting", "LOSS", "EXCLUDE"),
            new AssetChange("oee.target", "0.0", "0.8"))
        .hasSize(3);
  }

  @Test
  void aPlannedStopIsShownWithItsInstants() {
    String stop =
        ", plannedStops: [{from: \"2026-12-24T06:00\", to: \"2026-12-27T06:00\", reason:"
            + " holidays}]";

    assertThat(AssetChange.between(press(""), press(stop)))
        .containsExactly(
            new AssetChange(
                "oee.calendar.stops.1",
                null,
                "2026-12-24T06:00:00Z to 2026-12-27T06:00:00Z, holidays, EXCLUDED"));
  }

  @Test
  void rulesForWorkOrdersAreShownKeyByKeyAndWindowsByTheirTimes() {
    String one = "{name: pumps, match: {signal: \"oil*\"}, mute: known}";
    String two =
        "{name: calm, until: \"2027-01-01T00:00\", route: {team: A, fields: {b: c}}, holdOff: off}";
    String window =
        "maintenance: [{match: {type: press}, days: sat, at: \"06:00\", for: 4 h, reason:"
            + " service}]";
    String shelved =
        "shelved: [{match: {code: a}, until: \"2026-12-24T06:00\", reason: part, by: Maier}]";

    List<AssetChange> changes =
        AssetChange.between(
            ruled("rules: [%s]".formatted(one)),
            ruled(
                "rules: [%s, %s], %s, %s, budget: {asset: {orders: 3, per: 2 h}, site: off}"
                    .formatted(two, one.replace("known", "toy"), window, shelved)));

    assertThat(changes)
        .containsExactly(
            new AssetChange("budget.asset", null, "3 per 2 h"),
            new AssetChange("budget.site", null, "off"),
            new AssetChange("maintenance sat at 06:00 for 4 h", null, "service"),
            new AssetChange("rule calm.holdOff", null, "off"),
            new AssetChange("rule calm.route", null, "A, b=c"),
            new AssetChange("rule calm.until", null, "2027-01-01T00:00:00Z"),
            new AssetChange("rule pumps.mute", "known", "toy"),
            new AssetChange("rules in order", null, "calm, pumps"),
            new AssetChange("shelved until 2026-12-24T06:00:00Z", null, "part, by Maier, code a"));
    assertThat(ChangeText.lines(changes))
        .contains("~ rule pumps.mute: known -> toy", "+ budget.asset: 3 per 2 h");
  }

  private static AssetHistory ruled(String rules) {
    byte[] file =
        (PRESS.formatted("") + "workOrders: {" + rules + "}\n").getBytes(StandardCharsets.UTF_8);
    return PlantFiles.compile("plant.yaml", file).require().assets().getFirst();
  }

  private static AssetHistory press(String keys) {
    byte[] file = PRESS.formatted(keys).getBytes(StandardCharsets.UTF_8);
    return PlantFiles.compile("plant.yaml", file).require().assets().getFirst();
  }
}
