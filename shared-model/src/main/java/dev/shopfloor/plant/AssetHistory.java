package dev.shopfloor.plant;

import dev.shopfloor.model.AssetKey;
import java.util.Comparator;
import java.util.List;

/**
 * All that was ever true of an asset, so that late data meets what was true then.
 *
 * @param key the asset
 * @param revisions at least one, in the order of their validFrom
 */
public record AssetHistory(AssetKey key, List<AssetRevision> revisions) {
  /** Sorts and copies; refuses an empty history. */
  public AssetHistory {
    if (revisions.isEmpty()) {
      throw new IllegalArgumentException("asset " + key + " has no revision");
    }
    revisions =
        revisions.stream().sorted(Comparator.comparingLong(AssetRevision::validFrom)).toList();
  }

  /**
   * What was true at an instant. Before the first revision the first one counts: no plant knows
   * better.
   *
   * @param time ns since the epoch
   */
  public AssetRevision at(long time) {
    AssetRevision found = revisions.getFirst();
    for (AssetRevision revision : revisions) {
      if (revision.validFrom() > time) {
        break;
      }
      found = revision;
    }
    return found;
  }

  /** What is planned to be true last. */
  public AssetRevision latest() {
    return revisions.getLast();
  }
}
