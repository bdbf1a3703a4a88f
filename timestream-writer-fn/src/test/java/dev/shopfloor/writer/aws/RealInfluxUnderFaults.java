package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Value;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.Readings;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.faults.Held;
import dev.shopfloor.writer.faults.Keeping;
import dev.shopfloor.writer.faults.Poison;
import dev.shopfloor.writer.faults.Signals;
import dev.shopfloor.writer.faults.StoreRules;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real InfluxDB in the fault script; each window has a database of its own. */
final class RealInfluxUnderFaults implements LineStoreUnderTest {
  // its retention counts from the wall clock, so the plan's late points are late for the fake only
  private static final StoreRules RULES =
      new StoreRules(
          Keeping.LAST_FIELD,
          EnumSet.of(Poison.TYPE, Poison.TAG_NAME, Poison.LINE_NAME),
          false,
          false,
          false);
  private static final List<String> TAGS =
      List.of("site", "area", "line", "asset", "scope", "window");
  private static final String FIRST = "first";

  private final RealInfluxDb influx;
  private final String database;

  RealInfluxUnderFaults(RealInfluxDb influx, long base) {
    this.influx = influx;
    database = "window" + base;
    influx.database(database, "");
    TimeSeriesStore store = connect(influx.url());
    for (String type : Signals.MACHINE_TYPES) {
      // what comes first gives the field its type
      AssetContext first = new AssetContext("s", null, "l", FIRST, type, "m1");
      store
          .write(
              List.of(record(first, Readings.point(Signals.TYPED, base, new Value.Real(0)))),
              unhurried())
          .outcomes()
          .forEach(RealInfluxUnderFaults::require);
    }
  }

  private static void require(WriteOutcome outcome) {
    if (outcome != WriteOutcome.STORED) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  @Override
  public StoreRules rules() {
    return RULES;
  }

  @Override
  public RecordLayout layout() {
    return LineDialect.INFLUXDB.layout();
  }

  @Override
  public String url() {
    return influx.url();
  }

  @Override
  public TimeSeriesStore connect(String url) {
    return new InfluxStore(
        RealInfluxDb.endpoint(url, database),
        TokenSource.NONE,
        LineDialect.INFLUXDB,
        SideBySide.MOST);
  }

  @Override
  public Held held() {
    Held held = new Held(RULES);
    for (String type : Signals.MACHINE_TYPES) {
      for (Map<String, String> row :
          influx.rows(database, "SELECT * FROM \"" + type + "\" WHERE asset != '" + FIRST + "'")) {
        Map<String, String> tags = new HashMap<>(row);
        tags.keySet().retainAll(TAGS);
        Map<String, Object> fields = new HashMap<>();
        row.forEach((name, text) -> {
          if (!TAGS.contains(name) && !name.equals("time")) {
            fields.put(name, value(name, text));
          }
        });
        held.add(type, tags, Long.parseLong(row.get("time")), fields);
      }
    }
    return held;
  }

  private static Object value(String field, String text) {
    Class<?> type = field.endsWith("_q") ? String.class : Signals.type(field);
    if (type == Double.class) {
      return Double.valueOf(text);
    } else if (type == Long.class) {
      return Long.valueOf(text);
    }
    return type == Boolean.class ? (Object) Boolean.valueOf(text) : text;
  }

  @Override
  public void close() {
    // the server outlives its windows
  }
}
