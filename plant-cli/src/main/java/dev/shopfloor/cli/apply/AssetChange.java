package dev.shopfloor.cli.apply;

import dev.shopfloor.plant.AssetHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changes about an asset.
 *
 * @param path names it as the plant file's keys do, such as {@code tag temperature.unit}
 * @param before null for what is new
 * @param after null for what goes
 */
public record AssetChange(String path, @Nullable String before, @Nullable String after) {
  /** All that changes from one history to another, sorted by path; a new asset is all new. */
  public static List<AssetChange> between(@Nullable AssetHistory before, AssetHistory after) {
    Map<String, String> was = before == null ? Map.of() : FlatAsset.of(before);
    Map<String, String> is = FlatAsset.of(after);
    TreeSet<String> paths = new TreeSet<>(was.keySet());
    paths.addAll(is.keySet());
    List<AssetChange> changes = new ArrayList<>();
    for (String path : paths) {
      AssetChange change = new AssetChange(path, was.get(path), is.get(path));
      if (change.before == null || !change.before.equals(change.after)) {
        changes.add(change);
      }
    }
    return changes;
  }

  /** The part of the asset that it belongs to: {@code tag temperature}, or the whole path. */
  String part() {
    int dot = path.startsWith("source ") ? path.lastIndexOf('.') : path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }
}
