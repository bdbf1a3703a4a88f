package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Divides one tick among groups of assets, spread over part of the minute, so that a large plant
 * does not fall on the table in one second.
 *
 * @param groupSize assets of a group, 1 or more
 * @param spreadSeconds the last group's delay stays below this, 0 to 900
 */
public record TickPlan(int groupSize, int spreadSeconds) {
  /**
   * A part of a tick.
   *
   * @param message what to put on the queue
   * @param delaySeconds how long it stays hidden there
   */
  public record Part(TickMessage message, int delaySeconds) {}

  private record Placed(AssetKey asset, String line) {}

  /**
   * The parts of a tick; an asset keeps its place from minute to minute while the plant is the
   * same. A line's assets follow one another, so that mostly one group rolls up their line.
   *
   * @param lineOf an asset's line within its site; any text where it has none
   */
  public List<Part> divide(long time, List<AssetKey> assets, Function<AssetKey, String> lineOf) {
    List<AssetKey> spread =
        assets.stream()
            .map(asset -> new Placed(asset, asset.site() + "/" + lineOf.apply(asset)))
            .sorted(
                Comparator.comparingInt((Placed placed) -> placed.line().hashCode())
                    .thenComparing(Placed::line)
                    .thenComparing(placed -> placed.asset().text()))
            .map(Placed::asset)
            .toList();
    int groups = (spread.size() + groupSize - 1) / groupSize;
    List<Part> parts = new ArrayList<>(groups);
    for (int group = 0; group < groups; group++) {
      List<AssetKey> members =
          spread.subList(group * groupSize, Math.min(spread.size(), (group + 1) * groupSize));
      parts.add(new Part(new TickMessage(time, members), group * spreadSeconds / groups));
    }
    return parts;
  }
}
