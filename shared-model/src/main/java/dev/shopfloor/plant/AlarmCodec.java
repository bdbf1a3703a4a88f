package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.TagSpec.AlarmSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How an alarm tag becomes alerts, as JSON. */
final class AlarmCodec {
  private AlarmCodec() {}

  static void write(JsonGenerator json, AlarmSpec alarm) throws IOException {
    json.writeStartObject();
    json.writeStringField("warning", alarm.warning().name());
    json.writeStringField("fault", alarm.fault().name());
    json.writeBooleanField("perCode", alarm.perCode());
    json.writeObjectFieldStart("codes");
    for (Map.Entry<String, Severity> code : new TreeMap<>(alarm.codes()).entrySet()) {
      json.writeStringField(code.getKey(), code.getValue().name());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  static AlarmSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    Severity warning = null;
    Severity fault = null;
    Boolean perCode = null;
    Map<String, Severity> codes = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "warning" -> warning = Json.constant(Severity.class, json);
        case "fault" -> fault = Json.constant(Severity.class, json);
        case "perCode" -> perCode = PlantCodec.truth(json);
        case "codes" -> readCodes(json, codes);
        default -> json.skipChildren();
      }
    }
    return new AlarmSpec(
        Json.required(warning, "warning"),
        Json.required(fault, "fault"),
        Json.required(perCode, "perCode"),
        codes);
  }

  private static void readCodes(JsonParser json, Map<String, Severity> codes) throws IOException {
    Json.enterObject(json);
    for (String code = json.nextFieldName(); code != null; code = json.nextFieldName()) {
      json.nextToken();
      codes.put(code, Json.constant(Severity.class, json));
    }
  }
}
