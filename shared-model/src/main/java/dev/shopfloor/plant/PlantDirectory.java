package dev.shopfloor.plant;

import dev.shopfloor.model.AssetKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The compiled plant model as a function looks things up in it. */
public interface PlantDirectory {
  /**
   * The assets whose source takes this topic, sorted by key: several where messages on it hold
   * several devices, none where nobody takes it.
   */
  List<AssetKey> assetsOf(String topic);

  /** The asset's history, or null when the plant model does not know it. */
  @Nullable AssetHistory history(AssetKey asset);

  /** All assets, sorted by key. */
  List<AssetKey> assets();
}
