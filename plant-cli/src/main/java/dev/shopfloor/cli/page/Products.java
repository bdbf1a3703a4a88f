package dev.shopfloor.cli.page;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each machine makes now. */
final class Products {
  private static final long REACH_MILLIS = 3 * 24 * 3_600_000L;

  private record Column(String table, String tag) {}

  /** The product by {@code site/asset}; assets that name none are absent. */
  Map<String, String> held(Now now, List<AssetRevision> assets) throws IOException {
    Set<Column> columns = new LinkedHashSet<>();
    for (AssetRevision asset : assets) {
      for (TagSpec tag : asset.tags()) {
        if (tag.role() == Role.PRODUCT) {
          columns.add(new Column(asset.context().machineType(), tag.name()));
        }
      }
    }
    Map<String, String> held = new HashMap<>();
    for (Column column : columns) {
      String sql =
          """
          SELECT site, asset, %s FROM %s WHERE field = %s AND timestamp > %s
          LATEST ON timestamp PARTITION BY site, asset
          """
              .formatted(
                  Sql.name(column.tag()),
                  Sql.name(column.table()),
                  Sql.text(column.tag()),
                  Sql.time(now.millis() - REACH_MILLIS));
      for (List<@Nullable String> row : now.database().query(sql)) {
        String product = row.get(2);
        if (product != null) {
          held.put(row.get(0) + "/" + row.get(1), product);
        }
      }
    }
    return held;
  }
}
