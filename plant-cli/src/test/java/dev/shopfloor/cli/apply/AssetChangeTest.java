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

  private static AssetHistory press(String keys) {
    byte[] file = PRESS.formatted(keys).getBytes(StandardCharsets.UTF_8);
    return PlantFiles.compile("plant.yaml", file).require().assets().getFirst();
  }
}
