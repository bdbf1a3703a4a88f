package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tag over time, thinned out by the database. */
final class Trend {
  /** The longest span, in minutes. */
  static final int MOST_MINUTES = 24 * 60;

  private static final int MOST_POINTS = 400;
  private static final int[] STEPS = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300};
  private static final int SECONDS_PER_MINUTE = 60;
  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final long MICROS_PER_MILLI = 1_000;

  private final Now now;
  private final AssetRevision asset;
  private final TagSpec tag;
  private final int minutes;

  Trend(Now now, AssetRevision asset, TagSpec tag, int minutes) {
    this.now = now;
    this.asset = asset;
    this.tag = tag;
    this.minutes = minutes;
  }

  /** Whether a tag's values have a height. */
  static boolean drawable(TagSpec tag) {
    return tag.type() == ValueType.NUMBER || tag.type() == ValueType.INTEGER;
  }

  /** Seconds that become one point: as few as give at most some 400 points. */
  static int step(int minutes) {
    for (int step : STEPS) {
      if (minutes * SECONDS_PER_MINUTE / step <= MOST_POINTS) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }

  void write(JsonGenerator json) throws IOException {
    long from = now.millis() - minutes * MILLIS_PER_MINUTE;
    json.writeStartObject();
    json.writeStringField("asset", asset.key().text());
    json.writeStringField("tag", tag.name());
    json.writeStringField("role", tag.role().word());
    if (tag.unit() != null) {
      json.writeStringField("unit", tag.unit());
    }
    MachineJson.limits(json, tag);
    json.writeNumberField("from", from);
    json.writeNumberField("to", now.millis());
    json.writeNumberField("step", step(minutes) * MILLIS_PER_SECOND);
    json.writeStringField("console", Links.console(now.source(), consoleSql()));
    json.writeArrayFieldStart("points");
    for (List<@Nullable String> row : now.database().query(sql(from))) {
      point(json, row);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void point(JsonGenerator json, List<@Nullable String> row) throws IOException {
    json.writeStartArray();
    json.writeNumber(Long.parseLong(String.valueOf(row.getFirst())) / MICROS_PER_MILLI);
    for (String value : row.subList(1, row.size())) {
      if (value == null) {
        json.writeNull();
      } else {
        json.writeNumber(Double.parseDouble(value));
      }
    }
    json.writeEndArray();
  }

  private String sql(long from) {
    String column = Sql.name(tag.name());
    return """
    SELECT timestamp::long, low, middle, high FROM (
      SELECT timestamp, min(%s) low, avg(%s) middle, max(%s) high
      FROM %s
      WHERE %s AND timestamp >= %s AND timestamp <= %s
      SAMPLE BY %ds)
    """
        .formatted(
            column,
            column,
            column,
            Sql.name(asset.context().machineType()),
            series(),
            Sql.time(from),
            Sql.time(now.millis()),
            step(minutes));
  }

  private String consoleSql() {
    return "SELECT timestamp, asset, %s FROM %s WHERE %s ORDER BY timestamp DESC LIMIT 200"
        .formatted(Sql.name(tag.name()), Sql.name(asset.context().machineType()), series());
  }

  private String series() {
    return Sql.series(asset.key().site(), asset.key().asset(), tag.name());
  }
}
