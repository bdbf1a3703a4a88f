package dev.shopfloor.cli.apply;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry.Difference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a plant file would leave behind.
 *
 * @param asset the asset concerned
 * @param what what would be left behind, one sentence
 * @param mend how to do it well
 */
public record Orphan(AssetKey asset, String what, String mend) {
  /**
   * All that would be left behind. What a dated change of the plant file says is no orphan: until
   * its instant all stays as it was. Neither is a change taken back that has not come yet.
   *
   * @param now the present, ns since the epoch
   */
  public static List<Orphan> of(
      Difference difference, List<AssetHistory> assets, RunningState running, long now) {
    Map<AssetKey, AssetHistory> after = new HashMap<>();
    assets.forEach(history -> after.put(history.key(), history));
    Set<Orphan> found = new LinkedHashSet<>();
    for (AssetKey asset : difference.removed()) {
      for (String left : running.of(asset)) {
        found.add(
            new Orphan(
                asset, left, "keep the asset until they have ended, under the name that it has"));
      }
    }
    for (AssetKey asset : difference.changed()) {
      AssetHistory was = difference.was().get(asset);
      AssetHistory is = Objects.requireNonNull(after.get(asset));
      if (was == null) {
        found.add(
            new Orphan(
                asset,
                "what is in force was written by another release and cannot be compared",
                "look at the plant file that was applied last"));
      } else {
        was.revisions().stream()
            .filter(before -> before.validFrom() <= now)
            .forEach(before -> changed(before, is.at(before.validFrom()), found));
      }
    }
    return new ArrayList<>(found);
  }

  private static void changed(AssetRevision before, AssetRevision after, Set<Orphan> found) {
    AssetKey asset = before.key();
    String type = before.context().machineType();
    if (!type.equals(after.context().machineType())) {
      found.add(
          new Orphan(
              asset,
              "its machine type changes from %s to %s, and with it the measurement: what is stored stays under the old one"
                  .formatted(type, after.context().machineType()),
              "give the new type under the asset's changes: with the instant from which it holds"));
    }
    if (!before.zone().equals(after.zone())) {
      found.add(
          new Orphan(
              asset,
              "its site's zone changes from %s to %s: open shifts and results that stand begin at other instants"
                  .formatted(before.zone(), after.zone()),
              "apply it between two shifts"));
    }
    for (TagSpec tag : before.tags()) {
      boolean counts = tag.role() == Role.STATE || tag.role() == Role.COUNTER;
      TagSpec now = after.tag(tag.name());
      if (counts && (now == null || now.role() != tag.role())) {
        found.add(
            new Orphan(
                asset,
                "its %s tag %s %s: OEE since the last shift rests on it"
                    .formatted(tag.role().word(), tag.name(), fate(tag, now, after)),
                "give the new tags under the asset's changes: with the instant from which they"
                    + " hold"));
      }
    }
  }

  private static String fate(TagSpec tag, @Nullable TagSpec now, AssetRevision after) {
    if (now != null) {
      return "becomes one of role " + now.role().word();
    }
    TagSpec renamed = after.tagBySource(tag.source());
    return renamed == null ? "goes" : "is renamed to " + renamed.name();
  }
}
