package dev.shopfloor.plant;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * has left still leads to it, because late data may come on it. Several assets share a filter
   * where each is called by a device name of its own.
   *
   * @throws IllegalArgumentException when two assets claim the same filter and the same device
   */
  public List<TopicTarget> topics() {
    Map<Claim, AssetKey> owners = new HashMap<>();
    Set<TopicTarget> targets = new HashSet<>();
    for (AssetHistory history : assets) {
      for (AssetRevision revision : history.revisions()) {
        for (SourceSpec source : revision.sources()) {
          Claim claim = new Claim(source.topicFilter(), source.device());
          AssetKey before = owners.putIfAbsent(claim, history.key());
          if (before != null && !before.equals(history.key())) {
            throw new IllegalArgumentException(
                "topic filter \"%s\" belongs to %s and to %s"
                    .formatted(source.topicFilter(), before, history.key()));
          }
          targets.add(new TopicTarget(source.topicFilter(), history.key()));
        }
      }
    }
    return targets.stream()
        .sorted(
            Comparator.comparing(TopicTarget::filter)
                .thenComparing(target -> target.asset().text()))
        .toList();
  }

  private record Claim(String filter, @Nullable String device) {}

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
                    + revision.context().modelVersion()
                    + rules(revision.workOrders()))
            .toArray(String[]::new));
  }

  private static String rules(WorkOrderSpec spec) {
    return spec.equals(WorkOrderSpec.NONE) ? "" : '+' + Ids.of(PlantCodec.workOrders(spec));
  }
}
