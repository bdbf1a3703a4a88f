package dev.shopfloor.cli.enrich;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.json.Json;
import java.io.IOException;

/** A point as people and scripts read it: unlike on the queues, what is usual is said too. */
final class PointLine {
  private PointLine() {}

  /** Writes the fields into an object that is already begun. */
  static void write(JsonGenerator json, AssetContext context, EnrichedPoint point)
      throws IOException {
    json.writeStringField("site", context.site());
    if (context.area() != null) {
      json.writeStringField("area", context.area());
    }
    json.writeStringField("line", context.line());
    json.writeStringField("asset", context.asset());
    json.writeStringField("tag", point.tag());
    json.writeStringField("role", point.role().word());
    json.writeNumberField("time", point.time());
    json.writeStringField("origin", point.origin().name());
    json.writeFieldName("value");
    Json.writeValue(json, point.value());
    if (point.unit() == null) {
      json.writeNullField("unit");
    } else {
      json.writeStringField("unit", point.unit());
    }
    json.writeStringField("quality", point.quality().name());
    json.writeArrayFieldStart("flags");
    if (point.flags() != 0) {
      for (Flag flag : Flag.of(point.flags())) {
        json.writeString(flag.name());
      }
    }
    json.writeEndArray();
    if (point.sequence() != Point.NO_SEQUENCE) {
      json.writeNumberField("seq", point.sequence());
    }
    EnrichedPoint.Raw raw = point.raw();
    if (raw != null) {
      json.writeObjectFieldStart("raw");
      json.writeFieldName("value");
      Json.writeValue(json, raw.value());
      if (raw.unit() != null) {
        json.writeStringField("unit", raw.unit());
      }
      json.writeEndObject();
    }
    json.writeNumberField("rx", point.rx());
  }
}
