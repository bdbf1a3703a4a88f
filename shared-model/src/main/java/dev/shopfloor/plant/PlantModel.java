package dev.shopfloor.plant;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole plant, compiled.
 *
 * @param assets one history an asset, sorted by key
 */
public record PlantModel(List<AssetHistory> assets) {
  /** Sorts and copies. */
  public PlantModel {
    assets = assets.stream().sorted(Comparator.comparing(history -> history.key().text())).toList();
  }

  /**
   * Every topic filter of every revision with its asset, sorted by filter. A topic that an asset
   * has left still leads to it, because late data may come on it.
   *
   * @throws IllegalArgumentException when two assets claim the same filter
   */
  public List<TopicTarget> topics() {
    Map<String, AssetKey> owners = new LinkedHashMap<>();
    for (AssetHistory history : assets) {
      for (AssetRevision revision : history.revisions()) {
        for (SourceSpec source : revision.sources()) {
          AssetKey before = owners.putIfAbsent(source.topicFilter(), history.key());
          if (before != null && !before.equals(history.key())) {
            throw new IllegalArgumentException(
                "topic filter \"%s\" belongs to %s and to %s"
                    .formatted(source.topicFilter(), before, history.key()));
          }
        }
      }
    }
    List<TopicTarget> targets = new ArrayList<>(owners.size());
    owners.forEach((filter, asset) -> targets.add(new TopicTarget(filter, asset)));
    targets.sort(Comparator.comparing(TopicTarget::filter));
    return List.copyOf(targets);
  }

  /** Names this content: two plant models with the same content have the same version. */
  public String version() {
    return Ids.of(
        assets.stream()
            .flatMap(history -> history.revisions().stream())
            .map(revision ->
                revision.key().text()
                    + '@'
                    + revision.validFrom()
                    + '='
                    + revision.context().modelVersion())
            .toArray(String[]::new));
  }
}
