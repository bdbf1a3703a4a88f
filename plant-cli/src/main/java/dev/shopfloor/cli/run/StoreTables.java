package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.timeseries.ColumnType;
import dev.shopfloor.cli.local.timeseries.TimeSeries;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables of the local time-series database, made before anything is written.
 *
 * <p>InfluxDB makes its series by itself and overwrites a field that comes again. QuestDB would
 * append it, and with upsert keys replaces a whole row; so its tables have keys, and one row a
 * field.
 */
final class StoreTables {
  private static final String KPIS = "oee";
  private static final List<String> TAGS = List.of("site", "area", "line", "asset", "field");
  private static final List<String> KPI_TAGS =
      List.of("site", "area", "line", "asset", "scope", "window", "field");

  private StoreTables() {}

  /** Makes one table a machine type, and the one for KPIs. */
  static void create(TimeSeries store, PlantModel model) throws IOException {
    for (Map.Entry<String, Map<String, ColumnType>> type : columns(model).entrySet()) {
      store.createTable(type.getKey(), TAGS, type.getValue());
    }
    Map<String, ColumnType> ratios = new TreeMap<>();
    for (String name : List.of("availability", "performance", "quality", "oee")) {
      ratios.put(name, ColumnType.DOUBLE);
    }
    store.createTable(KPIS, KPI_TAGS, ratios);
  }

  /** The names of all tables. */
  static List<String> names(PlantModel model) {
    List<String> names = new ArrayList<>(columns(model).keySet());
    names.add(KPIS);
    return names;
  }

  /**
   * Rows by table, when all that writers were told is stored can be read.
   *
   * @throws IOException when the database does not answer, or does not apply its log
   */
  static Map<String, Long> rows(TimeSeries store, PlantModel model) throws IOException {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : names(model)) {
      String count =
          store.settledQuery(table, "select count() from \"" + table + "\"").getFirst().getFirst();
      rows.put(table, count == null ? 0 : Long.parseLong(count));
    }
    return rows;
  }

  private static Map<String, Map<String, ColumnType>> columns(PlantModel model) {
    Map<String, Map<String, ColumnType>> types = new TreeMap<>();
    for (AssetHistory history : model.assets()) {
      for (AssetRevision revision : history.revisions()) {
        Map<String, ColumnType> columns =
            types.computeIfAbsent(revision.context().machineType(), type -> new TreeMap<>());
        for (TagSpec tag : revision.tags()) {
          columns.put(tag.name(), column(tag));
        }
      }
    }
    return types;
  }

  private static ColumnType column(TagSpec tag) {
    if (tag.role() == Role.ALARM) {
      return ColumnType.VARCHAR;
    }
    return switch (tag.type()) {
      case NUMBER -> ColumnType.DOUBLE;
      case INTEGER -> ColumnType.LONG;
      case BOOLEAN -> ColumnType.BOOLEAN;
      case TEXT -> ColumnType.VARCHAR;
    };
  }
}
