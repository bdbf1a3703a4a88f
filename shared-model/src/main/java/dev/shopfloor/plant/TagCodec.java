package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.json.Json;
import java.io.IOException;

/** A compiled tag as JSON. */
final class TagCodec {
  private TagCodec() {}

  static void write(JsonGenerator json, TagSpec tag) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", tag.source());
    json.writeStringField("name", tag.name());
    json.writeStringField("role", tag.role().name());
    json.writeStringField("type", tag.type().name());
    if (tag.unit() != null) {
      json.writeStringField("unit", tag.unit());
    }
    TagSpec.Conversion conversion = tag.conversion();
    if (conversion != null) {
      json.writeObjectFieldStart("conversion");
      json.writeStringField("from", conversion.from());
      json.writeNumberField("factor", conversion.factor());
      json.writeNumberField("offset", conversion.offset());
      json.writeEndObject();
    }
    if (tag.sent() != null) {
      json.writeStringField("sent", tag.sent());
    }
    PlantCodec.optional(json, "low", tag.low());
    PlantCodec.optional(json, "high", tag.high());
    TagSpec.CounterSpec counter = tag.counter();
    if (counter != null) {
      json.writeFieldName("counter");
      CounterCodec.write(json, counter);
    }
    TagSpec.AlarmSpec alarm = tag.alarm();
    if (alarm != null) {
      json.writeFieldName("alarm");
      AlarmCodec.write(json, alarm);
    }
    LimitSpec limits = tag.limits();
    if (limits != null) {
      json.writeFieldName("limits");
      LimitCodec.write(json, limits);
    }
    TagChecks checks = tag.checks();
    if (checks != null) {
      json.writeFieldName("checks");
      TagChecksCodec.write(json, checks);
    }
    json.writeEndObject();
  }

  static TagSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String source = null;
    String tagName = null;
    Role role = null;
    ValueType type = null;
    String unit = null;
    TagSpec.Conversion conversion = null;
    String sent = null;
    Double low = null;
    Double high = null;
    TagSpec.CounterSpec counter = null;
    TagSpec.AlarmSpec alarm = null;
    LimitSpec limits = null;
    TagChecks checks = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "source" -> source = Json.text(json, name);
        case "name" -> tagName = Json.text(json, name);
        case "role" -> role = Json.constant(Role.class, json);
        case "type" -> type = Json.constant(ValueType.class, json);
        case "unit" -> unit = Json.textOrNull(json);
        case "conversion" -> conversion = readConversion(json);
        case "sent" -> sent = Json.textOrNull(json);
        case "low" -> low = PlantCodec.number(json);
        case "high" -> high = PlantCodec.number(json);
        case "counter" -> counter = CounterCodec.read(json);
        case "alarm" -> alarm = AlarmCodec.read(json);
        case "limits" -> limits = LimitCodec.read(json);
        case "checks" -> checks = TagChecksCodec.read(json);
        default -> json.skipChildren();
      }
    }
    return new TagSpec(
        Json.required(source, "source"),
        Json.required(tagName, "name"),
        Json.required(role, "role"),
        Json.required(type, "type"),
        unit,
        conversion,
        sent,
        low,
        high,
        counter,
        alarm,
        limits,
        checks);
  }

  private static TagSpec.Conversion readConversion(JsonParser json) throws IOException {
    Json.enterObject(json);
    String from = null;
    Double factor = null;
    Double offset = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "from" -> from = Json.text(json, name);
        case "factor" -> factor = PlantCodec.number(json);
        case "offset" -> offset = PlantCodec.number(json);
        default -> json.skipChildren();
      }
    }
    return new TagSpec.Conversion(
        Json.required(from, "from"),
        Json.required(factor, "factor"),
        Json.required(offset, "offset"));
  }
}
