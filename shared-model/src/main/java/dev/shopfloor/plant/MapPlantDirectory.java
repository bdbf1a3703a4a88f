package dev.shopfloor.plant;

import dev.shopfloor.model.AssetKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plant model held in memory. */
public final class MapPlantDirectory implements PlantDirectory {
  private final Map<AssetKey, AssetHistory> histories;
  private final List<AssetKey> assets;
  private final TopicFilters<List<AssetKey>> filters = new TopicFilters<>();

  /** A directory of these assets; each source's topic filter leads to its asset. */
  public MapPlantDirectory(List<AssetHistory> histories) {
    this(new PlantModel(histories));
  }

  /** A directory of this plant. */
  public MapPlantDirectory(PlantModel model) {
    this.histories = HashMap.newHashMap(model.assets().size());
    for (AssetHistory history : model.assets()) {
      histories.put(history.key(), history);
    }
    this.assets = model.assets().stream().map(AssetHistory::key).toList();
    TopicTarget.byFilter(model.topics()).forEach(filters::add);
  }

  @Override
  public List<AssetKey> assetsOf(String topic) {
    List<AssetKey> found = filters.match(topic);
    return found == null ? List.of() : found;
  }

  @Override
  public @Nullable AssetHistory history(AssetKey asset) {
    return histories.get(asset);
  }

  @Override
  public List<AssetKey> assets() {
    return assets;
  }
}
