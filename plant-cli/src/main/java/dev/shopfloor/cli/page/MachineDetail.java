package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One machine: its newest values, its shifts, and how closed ones were restated. */
final class MachineDetail {
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long REACH_MILLIS = 24 * 3_600_000L;
  private static final int MOST_SHIFTS = 12;

  private final Now now;
  private final AssetRevision asset;
  private final ShiftResults shifts;

  MachineDetail(Now now, AssetRevision asset, ShiftResults shifts) {
    this.now = now;
    this.asset = asset;
    this.shifts = shifts;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    MachineJson.identity(json, asset);
    MachineJson.tags(json, asset);
    values(json);
    json.writeArrayFieldStart("shifts");
    for (ShiftResult result : shifts.of(now, asset.key()).stream().limit(MOST_SHIFTS).toList()) {
      ShiftJson.write(json, result);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("restatements");
    for (BusEvent event : now.source().events()) {
      if (event.detailType().equals("ShiftRestated")
          && Detail.of(event).asset().equals(asset.key().text())) {
        json.writeRawValue(event.detail());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void values(JsonGenerator json) throws IOException {
    List<TagSpec> tags = asset.tags();
    StringBuilder sql = new StringBuilder("SELECT field, timestamp::long");
    tags.forEach(tag -> sql.append(", ").append(Sql.name(tag.name())));
    sql.append(" FROM ").append(Sql.name(asset.context().machineType()));
    sql.append(" WHERE site = ").append(Sql.text(asset.key().site()));
    sql.append(" AND asset = ").append(Sql.text(asset.key().asset()));
    sql.append(" AND timestamp > ").append(Sql.time(now.millis() - REACH_MILLIS));
    sql.append(" LATEST ON timestamp PARTITION BY field");
    json.writeObjectFieldStart("values");
    for (List<@Nullable String> row : now.database().query(sql.toString())) {
      for (int i = 0; i < tags.size(); i++) {
        String value = row.get(2 + i);
        if (tags.get(i).name().equals(row.getFirst()) && value != null) {
          json.writeObjectFieldStart(tags.get(i).name());
          json.writeStringField("value", value);
          json.writeNumberField(
              "at", Long.parseLong(String.valueOf(row.get(1))) / MICROS_PER_MILLI);
          json.writeEndObject();
        }
      }
    }
    json.writeEndObject();
  }
}
