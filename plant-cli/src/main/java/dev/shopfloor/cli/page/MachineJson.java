package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of a machine as the page takes them; instants in ms since the epoch. */
final class MachineJson {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private MachineJson() {}

  /** Writes what the plant model says of it. */
  static void identity(JsonGenerator json, AssetRevision asset) throws IOException {
    json.writeStringField("asset", asset.key().text());
    json.writeStringField("name", asset.key().asset());
    json.writeStringField("line", asset.context().line());
    if (asset.context().area() != null) {
      json.writeStringField("area", asset.context().area());
    }
    json.writeStringField("type", asset.context().machineType());
    json.writeStringField("criticality", asset.criticality().name());
    json.writeStringField("stateProfile", asset.oee().stateProfile());
    json.writeNumberField("idealCycle", asset.oee().idealCycle() / NANOS_PER_MILLI);
    json.writeNumberField("minorStop", asset.oee().minorStop() / NANOS_PER_MILLI);
  }

  /** Writes the state that holds now. */
  static void state(JsonGenerator json, List<Band> bands) throws IOException {
    if (bands.isEmpty()) {
      return;
    }
    Band last = bands.getLast();
    json.writeObjectFieldStart("state");
    json.writeStringField("raw", last.raw());
    json.writeStringField("class", last.timeClass().name());
    json.writeNumberField("since", last.from());
    json.writeBooleanField("longer", bands.size() == 1);
    json.writeEndObject();
  }

  /** Writes the last minute's ratios. */
  static void minute(JsonGenerator json, KpiTable.@Nullable Minute minute) throws IOException {
    if (minute == null) {
      return;
    }
    json.writeObjectFieldStart("minute");
    json.writeNumberField("at", minute.at());
    for (Map.Entry<String, Double> ratio : minute.ratios().entrySet()) {
      json.writeNumberField(ratio.getKey(), ratio.getValue());
    }
    json.writeEndObject();
  }

  /** Writes its tags in the plant file's order. */
  static void tags(JsonGenerator json, AssetRevision asset) throws IOException {
    json.writeArrayFieldStart("tags");
    for (TagSpec tag : asset.tags()) {
      json.writeStartObject();
      json.writeStringField("name", tag.name());
      json.writeStringField("role", tag.role().word());
      json.writeStringField("type", tag.type().name());
      json.writeBooleanField("drawable", Trend.drawable(tag));
      if (tag.unit() != null) {
        json.writeStringField("unit", tag.unit());
      }
      limits(json, tag);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes a tag's limits by level, if it has any. */
  static void limits(JsonGenerator json, TagSpec tag) throws IOException {
    LimitSpec limits = tag.limits();
    if (limits == null) {
      return;
    }
    json.writeObjectFieldStart("limits");
    for (Map.Entry<LimitLevel, LimitSpec.Limit> limit : limits.limits().entrySet()) {
      json.writeNumberField(limit.getKey().name(), limit.getValue().at());
    }
    json.writeEndObject();
  }
}
