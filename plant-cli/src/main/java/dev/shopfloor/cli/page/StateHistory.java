package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.timeseries.TimeSeries;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TimeClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The states of all machines over the last hours. What lies before the last tick is read once for
 * each tick, because late data may have changed it; what came since is read whenever asked.
 */
final class StateHistory {
  /** How far back it reaches, in minutes. */
  static final int MOST_MINUTES = 12 * 60;

  private static final long MILLIS_PER_MINUTE = 60_000;

  private final StateTable table;
  private Map<String, List<StateRow>> settled = Map.of();
  private long settledUpTo;

  StateHistory(TimeSeries database) {
    this.table = new StateTable(database);
  }

  /**
   * The bands of each asset, in the order of time, up to now.
   *
   * @param tick the newest minute that is computed, ms
   * @param now ms
   * @return by {@code site/asset}; an asset that never said a state has one band of UNKNOWN
   */
  synchronized Map<String, List<Band>> bands(List<AssetRevision> assets, long tick, long now)
      throws IOException {
    if (tick != settledUpTo) {
      settled = settle(assets, tick);
      settledUpTo = tick;
    }
    Map<String, List<StateRow>> recent = byAsset(table.since(assets, tick));
    Map<String, List<Band>> bands = new HashMap<>();
    for (AssetRevision asset : assets) {
      String key = asset.key().text();
      List<StateRow> rows = new ArrayList<>(settled.getOrDefault(key, List.of()));
      rows.addAll(recent.getOrDefault(key, List.of()));
      bands.put(key, bands(asset, rows, start(tick), now));
    }
    return bands;
  }

  private Map<String, List<StateRow>> settle(List<AssetRevision> assets, long tick)
      throws IOException {
    List<StateRow> rows = new ArrayList<>(table.before(assets, start(tick)));
    for (StateRow row : table.since(assets, start(tick))) {
      if (row.at() < tick) {
        rows.add(row);
      }
    }
    return byAsset(rows);
  }

  private static long start(long tick) {
    return tick - MOST_MINUTES * MILLIS_PER_MINUTE;
  }

  /** Keeps changes only. */
  private static Map<String, List<StateRow>> byAsset(List<StateRow> rows) {
    Map<String, List<StateRow>> assets = new HashMap<>();
    for (StateRow row : rows) {
      List<StateRow> kept = assets.computeIfAbsent(row.asset(), key -> new ArrayList<>());
      if (kept.isEmpty() || !kept.getLast().raw().equals(row.raw())) {
        kept.add(row);
      }
    }
    return assets;
  }

  private static List<Band> bands(AssetRevision asset, List<StateRow> rows, long from, long now) {
    ToLongFunction<StateRow> begin = row -> Math.max(row.at(), from);
    List<Band> bands = new ArrayList<>();
    long known = rows.isEmpty() ? now : begin.applyAsLong(rows.getFirst());
    add(bands, new Band("", TimeClass.UNKNOWN, from, known));
    for (int i = 0; i < rows.size(); i++) {
      long end = i + 1 < rows.size() ? begin.applyAsLong(rows.get(i + 1)) : now;
      String raw = rows.get(i).raw();
      TimeClass timeClass = asset.oee().states().getOrDefault(raw, TimeClass.UNKNOWN);
      add(bands, new Band(raw, timeClass, begin.applyAsLong(rows.get(i)), end));
    }
    return PlannedTime.over(asset, bands);
  }

  private static void add(List<Band> bands, Band band) {
    if (band.millis() <= 0) {
      return;
    }
    if (!bands.isEmpty() && bands.getLast().raw().equals(band.raw())) {
      bands.add(bands.removeLast().until(band.to()));
      return;
    }
    bands.add(band);
  }
}
