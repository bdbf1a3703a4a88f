package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a state profile says, as JSON. */
final class StateRulesCodec {
  private StateRulesCodec() {}

  static void write(JsonGenerator json, StateRules rules) throws IOException {
    json.writeStartObject();
    writeNames(json, "idle", rules.idle());
    writeNames(json, "ignored", rules.ignored());
    if (!rules.modes().isEmpty()) {
      json.writeFieldName("modes");
      writeClasses(json, rules.modes());
    }
    writeNames(json, "productive", rules.productive());
    json.writeEndObject();
  }

  private static void writeNames(JsonGenerator json, String name, Set<String> names)
      throws IOException {
    if (!names.isEmpty()) {
      PlantCodec.writeSorted(json, name, names);
    }
  }

  /** Sorted, so that the same map gives the same bytes. */
  static void writeClasses(JsonGenerator json, Map<String, TimeClass> classes) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, TimeClass> each : new TreeMap<>(classes).entrySet()) {
      json.writeStringField(each.getKey(), each.getValue().name());
    }
    json.writeEndObject();
  }

  static StateRules read(JsonParser json) throws IOException {
    Json.enterObject(json);
    List<String> idle = List.of();
    List<String> ignored = List.of();
    Map<String, TimeClass> modes = Map.of();
    List<String> productive = List.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "idle" -> idle = names(json, name);
        case "ignored" -> ignored = names(json, name);
        case "modes" -> modes = readClasses(json);
        case "productive" -> productive = names(json, name);
        default -> json.skipChildren();
      }
    }
    return new StateRules(
        new HashSet<>(idle), new HashSet<>(ignored), modes, new HashSet<>(productive));
  }

  private static List<String> names(JsonParser json, String field) throws IOException {
    return PlantCodec.list(json, each -> Json.text(each, field));
  }

  static Map<String, TimeClass> readClasses(JsonParser json) throws IOException {
    Json.enterObject(json);
    Map<String, TimeClass> classes = new HashMap<>();
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      classes.put(key, Json.constant(TimeClass.class, json));
    }
    return classes;
  }
}
