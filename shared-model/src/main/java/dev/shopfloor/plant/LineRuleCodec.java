package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;

/** How a line is rolled up, as JSON. */
final class LineRuleCodec {
  private LineRuleCodec() {}

  static void write(JsonGenerator json, LineRule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("method", rule.method().name());
    if (rule.unit() != null) {
      json.writeStringField("unit", rule.unit());
    }
    if (rule.output() != null) {
      json.writeStringField("output", rule.output());
    }
    json.writeEndObject();
  }

  static LineRule read(JsonParser json) throws IOException {
    Json.enterObject(json);
    LineRule.Method method = null;
    String unit = null;
    String output = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "method" -> method = Json.constant(LineRule.Method.class, json);
        case "unit" -> unit = Json.textOrNull(json);
        case "output" -> output = Json.textOrNull(json);
        default -> json.skipChildren();
      }
    }
    return new LineRule(Json.required(method, "method"), unit, output);
  }
}
