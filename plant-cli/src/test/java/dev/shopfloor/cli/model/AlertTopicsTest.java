package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantDirectory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topics by which the work-order bridge finds assets can stand in a plant file. */
class AlertTopicsTest {
  private static final AssetKey PRESS = new AssetKey("berlin", "press07");

  private final PlantDirectory plant =
      new MapPlantDirectory(
          PlantFiles.compile(
                  "plant.yaml",
                  """
                  shopfloor: 1
                  sites:
                    berlin:
                      zone: Europe/Berlin
                      lines:
                        line1:
                          assets:
                            press07:
                              type: press
                              states: simple
                              topic:
                                - plant/berlin/line1/press07/#
                                - $aws/sitewise/asset-models/+/assets/a1b2/properties/+
                                - monitron/Old works/Press 7
                                - iotevents/Fulton-A32
                              tags: {state: state, a1b2/c3d4: {name: load}}
                  """
                      .getBytes(StandardCharsets.UTF_8))
              .require());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plant/berlin/line1/press07/x",
        "$aws/sitewise/asset-models/m1/assets/a1b2/properties/c3d4",
        "monitron/Old works/Press 7",
        "iotevents/Fulton-A32"
      })
  void aTopicLeadsToItsAsset(String topic) {
    assertThat(plant.assetsOf(topic)).containsExactly(PRESS);
  }
}
