package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.timeseries.TimeSeries;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the KPIs of the last minute out of the time-series database. */
final class KpiTable {
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long REACH_MILLIS = 30 * 60_000L;
  private static final List<String> RATIOS =
      List.of("availability", "performance", "quality", "oee");

  private final TimeSeries database;

  KpiTable(TimeSeries database) {
    this.database = database;
  }

  /**
   * The ratios of one minute; what is not defined is absent.
   *
   * @param at the minute's end, ms since the epoch
   * @param ratios by name
   */
  record Minute(long at, Map<String, Double> ratios) {}

  /** The newest minute of each asset by {@code site/asset}; assets without one are absent. */
  Map<String, Minute> newest(long now) throws IOException {
    String sql =
        """
        SELECT site, asset, field, timestamp::long, availability, performance, quality, oee
        FROM oee WHERE scope = 'ASSET' AND "window" = 'MINUTE' AND timestamp > %s
        LATEST ON timestamp PARTITION BY site, asset, field
        """
            .formatted(Sql.time(now - REACH_MILLIS));
    Map<String, Minute> minutes = new HashMap<>();
    for (List<@Nullable String> row : database.query(sql)) {
      String asset = row.get(0) + "/" + row.get(1);
      long at = Long.parseLong(String.valueOf(row.get(3))) / MICROS_PER_MILLI;
      Minute known = minutes.get(asset);
      if (known == null || at > known.at()) {
        known = new Minute(at, new HashMap<>());
        minutes.put(asset, known);
      }
      int ratio = RATIOS.indexOf(row.get(2));
      String value = ratio < 0 ? null : row.get(4 + ratio);
      if (value != null && at == known.at()) {
        known.ratios().put(RATIOS.get(ratio), Double.valueOf(value));
      }
    }
    return minutes;
  }
}
