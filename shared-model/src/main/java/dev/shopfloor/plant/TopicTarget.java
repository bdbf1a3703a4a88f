package dev.shopfloor.plant;

import dev.shopfloor.model.AssetKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which asset takes the messages of a topic filter.
 *
 * @param filter an MQTT topic filter
 * @param asset the asset
 */
public record TopicTarget(String filter, AssetKey asset) {
  /** The assets of each filter, each list sorted by key. */
  public static Map<String, List<AssetKey>> byFilter(Collection<TopicTarget> targets) {
    Map<String, TreeSet<AssetKey>> sorted = new HashMap<>();
    for (TopicTarget target : targets) {
      sorted
          .computeIfAbsent(
              target.filter(), first -> new TreeSet<>(Comparator.comparing(AssetKey::text)))
          .add(target.asset());
    }
    Map<String, List<AssetKey>> lists = HashMap.newHashMap(sorted.size());
    sorted.forEach((filter, assets) -> lists.put(filter, List.copyOf(assets)));
    return lists;
  }
}
