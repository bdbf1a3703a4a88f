package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.timeseries.TimeSeries;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads states out of the time-series database. */
final class StateTable {
  private static final long MICROS_PER_MILLI = 1_000;

  private final TimeSeries database;

  StateTable(TimeSeries database) {
    this.database = database;
  }

  private record Column(String table, String tag) {}

  /** States since an instant, in the order of time for each asset. */
  List<StateRow> since(List<AssetRevision> assets, long from) throws IOException {
    return read(assets, "timestamp >= " + Sql.time(from) + " ORDER BY timestamp");
  }

  /** The last state of each asset before an instant. */
  List<StateRow> before(List<AssetRevision> assets, long from) throws IOException {
    return read(
        assets, "timestamp < " + Sql.time(from) + " LATEST ON timestamp PARTITION BY site, asset");
  }

  private List<StateRow> read(List<AssetRevision> assets, String when) throws IOException {
    List<StateRow> rows = new ArrayList<>();
    for (Column column : columns(assets)) {
      String sql =
          "SELECT site, asset, timestamp::long, %s FROM %s WHERE field = %s AND %s"
              .formatted(
                  Sql.name(column.tag()), Sql.name(column.table()), Sql.text(column.tag()), when);
      for (List<@Nullable String> row : database.query(sql)) {
        rows.add(
            new StateRow(
                row.get(0) + "/" + row.get(1),
                Long.parseLong(String.valueOf(row.get(2))) / MICROS_PER_MILLI,
                row.get(3) == null ? "" : String.valueOf(row.get(3))));
      }
    }
    return rows;
  }

  private static Set<Column> columns(List<AssetRevision> assets) {
    Set<Column> columns = new LinkedHashSet<>();
    for (AssetRevision asset : assets) {
      stateTag(asset)
          .ifPresent(tag -> columns.add(new Column(asset.context().machineType(), tag.name())));
    }
    return columns;
  }

  /** The tag whose states count: the first of its role. */
  static Optional<TagSpec> stateTag(AssetRevision asset) {
    return asset.tags().stream().filter(tag -> tag.role() == Role.STATE).findFirst();
  }
}
