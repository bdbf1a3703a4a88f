package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which assets stand in which line at an instant. A shift's members are those of its last instant:
 * an asset that is moved counts where it stood then.
 */
final class Membership {
  private final PlantDirectory directory;
  private final Map<Long, Map<String, SortedMap<String, List<AssetRevision>>>> sites =
      new HashMap<>();

  /** For one tick: what it has looked up once it does not look up again. */
  Membership(PlantDirectory directory) {
    this.directory = directory;
  }

  /** The lines of a site with what is true of their assets at an instant, ns. */
  synchronized SortedMap<String, List<AssetRevision>> lines(String site, long instant) {
    return sites.computeIfAbsent(instant, this::at).getOrDefault(site, new TreeMap<>());
  }

  private Map<String, SortedMap<String, List<AssetRevision>>> at(long instant) {
    Map<String, SortedMap<String, List<AssetRevision>>> found = new HashMap<>();
    for (AssetKey asset : directory.assets()) {
      AssetHistory history = directory.history(asset);
      if (history != null) {
        AssetRevision revision = history.at(instant);
        found
            .computeIfAbsent(asset.site(), site -> new TreeMap<>())
            .computeIfAbsent(revision.context().line(), line -> new ArrayList<>())
            .add(revision);
      }
    }
    return found;
  }

  /** The lines in which an asset stood in a shift, or stands at its end. */
  static SortedSet<String> linesOf(AssetHistory history, ShiftWindow shift) {
    SortedSet<String> lines = new TreeSet<>();
    lines.add(history.at(shift.start()).context().line());
    for (AssetRevision revision : history.revisions()) {
      if (shift.contains(revision.validFrom())) {
        lines.add(revision.context().line());
      }
    }
    return lines;
  }
}
