package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.Mapping.QualityRule;
import dev.shopfloor.plant.Mapping.UnitRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A mapping as JSON. */
final class MappingCodec {
  private MappingCodec() {}

  static void write(JsonGenerator json, Mapping mapping) throws IOException {
    json.writeStartObject();
    RefCodec.list(json, "records", mapping.records());
    RefCodec.optional(json, "device", mapping.device());
    RefCodec.optional(json, "time", mapping.time());
    RefCodec.optional(json, "sequence", mapping.sequence());
    RefCodec.optional(json, "quality", mapping.quality().at());
    constants(json, "qualities", mapping.quality().words());
    units(json, mapping.units());
    json.writeFieldName("form");
    MappingFormCodec.write(json, mapping.form());
    if (mapping.events() != null) {
      json.writeFieldName("events");
      MappingEventCodec.write(json, mapping.events());
    }
    json.writeStringField("names", mapping.names().name());
    json.writeEndObject();
  }

  static Mapping read(JsonParser json) throws IOException {
    Json.enterObject(json);
    List<Ref.Own> records = List.of();
    Ref device = null;
    Ref time = null;
    Ref sequence = null;
    Ref quality = null;
    Map<String, Quality> qualities = Map.of();
    UnitRule units = UnitRule.NONE;
    Mapping.Form form = null;
    Mapping.EventRule events = null;
    Mapping.Names names = Mapping.Names.SENT;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "records" -> records = records(json);
        case "device" -> device = RefCodec.read(json);
        case "time" -> time = RefCodec.read(json);
        case "sequence" -> sequence = RefCodec.read(json);
        case "quality" -> quality = RefCodec.read(json);
        case "qualities" -> qualities = constants(json, Quality.class);
        case "units" -> units = units(json);
        case "form" -> form = MappingFormCodec.read(json);
        case "events" -> events = MappingEventCodec.read(json);
        case "names" -> names = Json.constant(Mapping.Names.class, json);
        default -> json.skipChildren();
      }
    }
    return new Mapping(
        records,
        device,
        time,
        sequence,
        new QualityRule(quality, qualities),
        units,
        Json.required(form, "form"),
        events,
        names);
  }

  private static List<Ref.Own> records(JsonParser json) throws IOException {
    List<Ref.Own> records = new ArrayList<>();
    for (Ref ref : RefCodec.list(json)) {
      if (!(ref instanceof Ref.Own own)) {
        throw new IOException("\"" + ref.text() + "\" is no place of records");
      }
      records.add(own);
    }
    return records;
  }

  private static void units(JsonGenerator json, UnitRule units) throws IOException {
    json.writeObjectFieldStart("units");
    json.writeArrayFieldStart("siblings");
    for (String sibling : units.siblings()) {
      json.writeString(sibling);
    }
    json.writeEndArray();
    RefCodec.optional(json, "byName", units.byName());
    json.writeBooleanField("inValue", units.inValue());
    json.writeBooleanField("suffixes", units.suffixes());
    RefCodec.optional(json, "unit", units.unit());
    json.writeEndObject();
  }

  private static UnitRule units(JsonParser json) throws IOException {
    Json.enterObject(json);
    List<String> siblings = List.of();
    Ref byName = null;
    boolean inValue = false;
    boolean suffixes = false;
    Ref unit = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "siblings" -> siblings = PlantCodec.list(json, each -> Json.text(each, "siblings"));
        case "byName" -> byName = RefCodec.read(json);
        case "inValue" -> inValue = PlantCodec.truth(json);
        case "suffixes" -> suffixes = PlantCodec.truth(json);
        case "unit" -> unit = RefCodec.read(json);
        default -> json.skipChildren();
      }
    }
    return new UnitRule(siblings, byName, inValue, suffixes, unit);
  }

  /** Sorted, so that the same mapping gives the same bytes. */
  static void constants(JsonGenerator json, String name, Map<String, ? extends Enum<?>> words)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, ? extends Enum<?>> word : new TreeMap<>(words).entrySet()) {
      json.writeStringField(word.getKey(), word.getValue().name());
    }
    json.writeEndObject();
  }

  static <T extends Enum<T>> Map<String, T> constants(JsonParser json, Class<T> type)
      throws IOException {
    Json.enterObject(json);
    Map<String, T> words = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      words.put(name, Json.constant(type, json));
    }
    return words;
  }
}
