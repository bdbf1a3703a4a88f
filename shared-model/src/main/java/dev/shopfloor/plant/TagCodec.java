package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

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
      json.writeObjectFieldStart("counter");
      json.writeStringField("counts", counter.counts().name());
      json.writeNumberField("piecesPerCount", counter.piecesPerCount());
      json.writeEndObject();
    }
    TagSpec.AlarmSpec alarm = tag.alarm();
    if (alarm != null) {
      writeAlarm(json, alarm);
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

  private static void writeAlarm(JsonGenerator json, TagSpec.AlarmSpec alarm) throws IOException {
    json.writeObjectFieldStart("alarm");
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
        case "counter" -> counter = readCounter(json);
        case "alarm" -> alarm = readAlarm(json);
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

  private static TagSpec.CounterSpec readCounter(JsonParser json) throws IOException {
    Json.enterObject(json);
    TagSpec.Counts counts = null;
    Long pieces = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "counts" -> counts = Json.constant(TagSpec.Counts.class, json);
        case "piecesPerCount" -> pieces = Json.whole(json, name);
        default -> json.skipChildren();
      }
    }
    return new TagSpec.CounterSpec(
        Json.required(counts, "counts"), Math.toIntExact(Json.required(pieces, "piecesPerCount")));
  }

  private static TagSpec.AlarmSpec readAlarm(JsonParser json) throws IOException {
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
    return new TagSpec.AlarmSpec(
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
