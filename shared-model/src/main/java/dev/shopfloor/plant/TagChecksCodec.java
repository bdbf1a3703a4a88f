package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A tag's checks as JSON. */
final class TagChecksCodec {
  private TagChecksCodec() {}

  static void write(JsonGenerator json, TagChecks checks) throws IOException {
    json.writeStartObject();
    PlantCodec.optional(json, "maxRate", checks.maxRate());
    json.writeNumberField("stuckAfter", checks.stuckAfter());
    json.writeObjectFieldStart("values");
    for (Map.Entry<String, String> value : new TreeMap<>(checks.values()).entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  static TagChecks read(JsonParser json) throws IOException {
    Json.enterObject(json);
    Double maxRate = null;
    long stuckAfter = 0;
    Map<String, String> values = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "maxRate" -> maxRate = PlantCodec.number(json);
        case "stuckAfter" -> stuckAfter = Json.whole(json, name);
        case "values" -> values(json, values);
        default -> json.skipChildren();
      }
    }
    return new TagChecks(maxRate, stuckAfter, values);
  }

  private static void values(JsonParser json, Map<String, String> values) throws IOException {
    if (!json.isExpectedStartObjectToken()) {
      throw new IOException("\"values\" must be an object");
    }
    for (String sent = json.nextFieldName(); sent != null; sent = json.nextFieldName()) {
      json.nextToken();
      values.put(sent, Json.text(json, sent));
    }
  }
}
