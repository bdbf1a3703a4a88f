package dev.shopfloor.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MapPlantDirectoryTest {
  @Test
  void aTopicLeadsToItsAsset() {
    PlantDirectory directory =
        TestPlant.directory(TestPlant.press(), TestPlant.named(TestPlant.press(), "press08"));

    assertThat(directory.assetsOf(TestPlant.TOPIC)).containsExactly(TestPlant.PRESS);
    assertThat(directory.assetsOf("plant/berlin/line1/press08/x"))
        .containsExactly(new AssetKey("berlin", "press08"));
    assertThat(directory.assetsOf("plant/berlin/line1/press09/x")).isEmpty();
    assertThat(directory.assets())
        .containsExactly(TestPlant.PRESS, new AssetKey("berlin", "press08"));
  }

  @Test
  void lateDataMeetsWhatWasTrueThen() {
    AssetRevision before = TestPlant.press();
    AssetRevision after = TestPlant.from(before, 100);

    AssetHistory history =
        Objects.requireNonNull(TestPlant.directory(before, after).history(TestPlant.PRESS));

    assertThat(history.at(99)).isSameAs(before);
    assertThat(history.at(100)).isSameAs(after);
  }

  @Test
  void aTopicThatAnAssetHasLeftStillLeadsToIt() {
    AssetRevision after =
        TestPlant.from(TestPlant.with(TestPlant.press(), TestPlant.source("new/#")), 100);

    PlantDirectory directory = TestPlant.directory(TestPlant.press(), after);

    assertThat(directory.assetsOf(TestPlant.TOPIC)).containsExactly(TestPlant.PRESS);
    assertThat(directory.assetsOf("new/topic")).containsExactly(TestPlant.PRESS);
  }

  @Test
  void twoAssetsNeverShareATopicFilter() {
    AssetRevision other =
        TestPlant.with(
            TestPlant.named(TestPlant.press(), "press08"), TestPlant.source(TestPlant.FILTER));
    List<AssetHistory> histories =
        List.of(
            new AssetHistory(TestPlant.PRESS, List.of(TestPlant.press())),
            new AssetHistory(other.key(), List.of(other)));

    assertThatThrownBy(() -> new MapPlantDirectory(histories))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(TestPlant.FILTER)
        .hasMessageContaining("berlin/press08");
  }

  @Test
  void anUnchangedPlantKeepsItsVersion() {
    AssetRevision other = TestPlant.from(TestPlant.press(), 7);

    assertThat(model(TestPlant.press()).version()).isEqualTo(model(TestPlant.press()).version());
    assertThat(model(other).version()).isNotEqualTo(model(TestPlant.press()).version());
  }

  private static PlantModel model(AssetRevision revision) {
    return new PlantModel(List.of(new AssetHistory(revision.key(), List.of(revision))));
  }
}
