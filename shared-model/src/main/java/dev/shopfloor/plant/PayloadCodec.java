package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** How payloads are read, as JSON. */
final class PayloadCodec {
  private PayloadCodec() {}

  static void write(JsonGenerator json, PayloadSpec payload) throws IOException {
    TimeSpec time = payload.time();
    json.writeStartObject();
    json.writeStringField("family", payload.family().name());
    texts(json, "timeKeys", time.keys());
    json.writeStringField("zone", time.zone().getId());
    json.writeStringField("timeUnit", time.unit().name());
    texts(json, "timePatterns", time.patterns());
    if (time.earliest() != TimeSpec.EARLIEST) {
      json.writeNumberField("earliest", time.earliest());
    }
    json.writeBooleanField("decimalComma", payload.decimalComma());
    PlantCodec.writeSorted(json, "absentTexts", payload.absentTexts());
    if (payload.mapping() != null) {
      json.writeFieldName("mapping");
      MappingCodec.write(json, payload.mapping());
    }
    json.writeEndObject();
  }

  static PayloadSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    PayloadFamily family = null;
    List<String> timeKeys = List.of();
    ZoneId zone = null;
    TimeSpec.Unit unit = null;
    List<String> patterns = List.of();
    long earliest = TimeSpec.EARLIEST;
    boolean decimalComma = false;
    List<String> absentTexts = List.of();
    Mapping mapping = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "family" -> family = Json.constant(PayloadFamily.class, json);
        case "timeKeys" -> timeKeys = texts(json);
        case "zone" -> zone = PlantCodec.zone(json);
        case "timeUnit" -> unit = Json.constant(TimeSpec.Unit.class, json);
        case "timePatterns" -> patterns = texts(json);
        case "earliest" -> earliest = Json.whole(json, name);
        case "decimalComma" -> decimalComma = PlantCodec.truth(json);
        case "absentTexts" -> absentTexts = texts(json);
        case "mapping" -> mapping = MappingCodec.read(json);
        default -> json.skipChildren();
      }
    }
    return new PayloadSpec(
        Json.required(family, "family"),
        mapping,
        new TimeSpec(
            timeKeys,
            Json.required(zone, "zone"),
            Json.required(unit, "timeUnit"),
            patterns,
            earliest),
        decimalComma,
        Set.copyOf(absentTexts));
  }

  private static void texts(JsonGenerator json, String name, List<String> all) throws IOException {
    json.writeArrayFieldStart(name);
    for (String each : all) {
      json.writeString(each);
    }
    json.writeEndArray();
  }

  private static List<String> texts(JsonParser json) throws IOException {
    String name = json.currentName();
    return PlantCodec.list(json, each -> Json.text(each, name));
  }
}
