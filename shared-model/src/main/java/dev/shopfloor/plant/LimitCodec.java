package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** The limits of a compiled tag as JSON. */
final class LimitCodec {
  private LimitCodec() {}

  static void write(JsonGenerator json, LimitSpec spec) throws IOException {
    json.writeStartObject();
    json.writeNumberField("deadband", spec.deadband());
    for (Map.Entry<LimitLevel, LimitSpec.Limit> each : spec.limits().entrySet()) {
      json.writeObjectFieldStart(each.getKey().name());
      json.writeNumberField("at", each.getValue().at());
      json.writeStringField("severity", each.getValue().severity().name());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  static LimitSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    Double deadband = null;
    Map<LimitLevel, LimitSpec.Limit> limits = new EnumMap<>(LimitLevel.class);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "deadband" -> deadband = PlantCodec.number(json);
        case "LL" -> limits.put(LimitLevel.LL, limit(json));
        case "L" -> limits.put(LimitLevel.L, limit(json));
        case "H" -> limits.put(LimitLevel.H, limit(json));
        case "HH" -> limits.put(LimitLevel.HH, limit(json));
        default -> json.skipChildren();
      }
    }
    if (limits.isEmpty()) {
      throw new IOException("\"limits\" has none of LL, L, H and HH");
    }
    return new LimitSpec(limits, Json.required(deadband, "deadband"));
  }

  private static LimitSpec.Limit limit(JsonParser json) throws IOException {
    Json.enterObject(json);
    Double at = null;
    Severity severity = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "at" -> at = PlantCodec.number(json);
        case "severity" -> severity = Json.constant(Severity.class, json);
        default -> json.skipChildren();
      }
    }
    return new LimitSpec.Limit(Json.required(at, "at"), Json.required(severity, "severity"));
  }
}
