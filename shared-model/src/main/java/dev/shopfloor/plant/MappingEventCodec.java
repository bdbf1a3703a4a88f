package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.Mapping.Action;
import dev.shopfloor.plant.Mapping.Always;
import dev.shopfloor.plant.Mapping.ConditionAt;
import dev.shopfloor.plant.Mapping.Content;
import dev.shopfloor.plant.Mapping.Emission;
import dev.shopfloor.plant.Mapping.Emit;
import dev.shopfloor.plant.Mapping.EventRule;
import dev.shopfloor.plant.Mapping.ValueAt;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What events mean, as JSON. */
final class MappingEventCodec {
  private MappingEventCodec() {}

  static void write(JsonGenerator json, EventRule events) throws IOException {
    json.writeStartObject();
    RefCodec.write(json, "at", events.at());
    json.writeObjectFieldStart("actions");
    for (Map.Entry<String, Action> action : new TreeMap<>(events.actions()).entrySet()) {
      json.writeFieldName(action.getKey());
      switch (action.getValue()) {
        case Always always -> json.writeString(always.name());
        case Emit(List<Emission> emissions) -> emissions(json, emissions);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void emissions(JsonGenerator json, List<Emission> emissions) throws IOException {
    json.writeStartArray();
    for (Emission emission : emissions) {
      json.writeStartObject();
      json.writeStringField("tag", emission.tag());
      content(json, emission.content());
      RefCodec.optional(json, "unit", emission.unit());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes it as a field named after its kind. */
  static void content(JsonGenerator json, Content content) throws IOException {
    switch (content) {
      case ValueAt(Ref at) -> RefCodec.write(json, "value", at);
      case ConditionAt condition -> {
        json.writeObjectFieldStart("condition");
        RefCodec.write(json, "level", condition.level());
        RefCodec.optional(json, "code", condition.code());
        RefCodec.optional(json, "text", condition.text());
        RefCodec.optional(json, "qualifier", condition.qualifier());
        MappingCodec.constants(json, "levels", condition.levels());
        json.writeEndObject();
      }
    }
  }

  static EventRule read(JsonParser json) throws IOException {
    Json.enterObject(json);
    Ref at = null;
    Map<String, Action> actions = Map.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "at" -> at = RefCodec.read(json);
        case "actions" -> actions = actions(json);
        default -> json.skipChildren();
      }
    }
    return new EventRule(Json.required(at, "at"), actions);
  }

  private static Map<String, Action> actions(JsonParser json) throws IOException {
    Json.enterObject(json);
    Map<String, Action> actions = new HashMap<>();
    for (String event = json.nextFieldName(); event != null; event = json.nextFieldName()) {
      Action action =
          json.nextToken() == JsonToken.VALUE_STRING
              ? Json.constant(Always.class, json)
              : new Emit(PlantCodec.list(json, MappingEventCodec::emission));
      actions.put(event, action);
    }
    return actions;
  }

  private static Emission emission(JsonParser json) throws IOException {
    Json.enterObject(json);
    String tag = null;
    Content content = null;
    Ref unit = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "tag" -> tag = Json.text(json, name);
        case "value", "condition" -> content = content(name, json);
        case "unit" -> unit = RefCodec.read(json);
        default -> json.skipChildren();
      }
    }
    return new Emission(Json.required(tag, "tag"), Json.required(content, "value"), unit);
  }

  /** Reads the field of this name, which tells the kind. */
  static Content content(String kind, JsonParser json) throws IOException {
    return kind.equals("value") ? new ValueAt(RefCodec.read(json)) : condition(json);
  }

  private static ConditionAt condition(JsonParser json) throws IOException {
    Json.enterObject(json);
    Ref level = null;
    Ref code = null;
    Ref text = null;
    Ref qualifier = null;
    Map<String, Level> levels = Map.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "level" -> level = RefCodec.read(json);
        case "code" -> code = RefCodec.read(json);
        case "text" -> text = RefCodec.read(json);
        case "qualifier" -> qualifier = RefCodec.read(json);
        case "levels" -> levels = MappingCodec.constants(json, Level.class);
        default -> json.skipChildren();
      }
    }
    return new ConditionAt(Json.required(level, "level"), code, text, qualifier, levels);
  }
}
