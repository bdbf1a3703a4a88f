package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A rule of work orders as JSON; a setting that is off is null there. */
final class OrderRuleCodec {
  private OrderRuleCodec() {}

  static void write(JsonGenerator json, OrderRule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", rule.name());
    WorkOrderCodec.writeMatch(json, rule.match());
    if (rule.since() != 0) {
      json.writeNumberField("since", rule.since());
    }
    if (rule.until() != Long.MAX_VALUE) {
      json.writeNumberField("until", rule.until());
    }
    OrderSettings sets = rule.sets();
    write(json, "severity", sets.severity(), value -> json.writeString(value.name()));
    write(json, "priority", sets.priority(), value -> json.writeNumber(value));
    write(json, "from", sets.from(), value -> json.writeString(value.name()));
    write(json, "route", sets.route(), value -> writeRoute(json, value));
    write(json, "mute", sets.mute(), json::writeString);
    write(json, "holdOff", sets.holdOff(), value -> json.writeNumber(value));
    write(json, "flapping", sets.flapping(), value -> writeFlapping(json, value));
    json.writeEndObject();
  }

  private static <T> void write(
      JsonGenerator json, String name, @Nullable Choice<T> choice, Writer<T> writer)
      throws IOException {
    if (choice == null) {
      return;
    }
    json.writeFieldName(name);
    T value = choice.value();
    if (value == null) {
      json.writeNull();
    } else {
      writer.write(value);
    }
  }

  private static void writeRoute(JsonGenerator json, OrderRoute route) throws IOException {
    json.writeStartObject();
    if (route.team() != null) {
      json.writeStringField("team", route.team());
    }
    if (!route.fields().isEmpty()) {
      json.writeObjectFieldStart("fields");
      for (Map.Entry<String, String> field : new TreeMap<>(route.fields()).entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeFlapping(JsonGenerator json, OrderFlapping flapping) throws IOException {
    json.writeStartObject();
    json.writeNumberField("times", flapping.times());
    json.writeNumberField("within", flapping.within());
    json.writeNumberField("pause", flapping.pause());
    json.writeEndObject();
  }

  static OrderRule read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String rule = null;
    TopicMatch match = TopicMatch.ALL;
    long since = 0;
    long until = Long.MAX_VALUE;
    OrderSettings sets = OrderSettings.NONE;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "name" -> rule = Json.text(json, name);
        case "match" -> match = WorkOrderCodec.readMatch(json);
        case "since" -> since = Json.whole(json, name);
        case "until" -> until = Json.whole(json, name);
        default -> sets = sets.or(readSetting(json, name));
      }
    }
    return new OrderRule(Json.required(rule, "name"), match, since, until, sets);
  }

  private static OrderSettings readSetting(JsonParser json, String name) throws IOException {
    OrderSettings none = OrderSettings.NONE;
    return switch (name) {
      case "severity" -> new OrderSettings(severity(json), null, null, null, null, null, null);
      case "priority" ->
          new OrderSettings(
              null, read(json, each -> (int) Json.whole(each, name)), null, null, null, null, null);
      case "from" -> new OrderSettings(null, null, severity(json), null, null, null, null);
      case "route" ->
          new OrderSettings(
              null, null, null, read(json, OrderRuleCodec::readRoute), null, null, null);
      case "mute" ->
          new OrderSettings(
              null, null, null, null, read(json, each -> Json.text(each, name)), null, null);
      case "holdOff" ->
          new OrderSettings(
              null, null, null, null, null, read(json, each -> Json.whole(each, name)), null);
      case "flapping" ->
          new OrderSettings(
              null, null, null, null, null, null, read(json, OrderRuleCodec::readFlapping));
      default -> {
        json.skipChildren();
        yield none;
      }
    };
  }

  private static Choice<Severity> severity(JsonParser json) throws IOException {
    return read(json, each -> Json.constant(Severity.class, each));
  }

  private static <T> Choice<T> read(JsonParser json, PlantCodec.Reader<T> reader)
      throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL
        ? Choice.off()
        : new Choice<>(reader.read(json));
  }

  private static OrderRoute readRoute(JsonParser json) throws IOException {
    Json.enterObject(json);
    String team = null;
    Map<String, String> fields = Map.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "team" -> team = Json.text(json, name);
        case "fields" -> fields = readFields(json);
        default -> json.skipChildren();
      }
    }
    return new OrderRoute(team, fields);
  }

  private static Map<String, String> readFields(JsonParser json) throws IOException {
    Json.enterObject(json);
    Map<String, String> fields = new TreeMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      fields.put(name, Json.text(json, name));
    }
    return fields;
  }

  private static OrderFlapping readFlapping(JsonParser json) throws IOException {
    Json.enterObject(json);
    long times = 0;
    long within = 0;
    long pause = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "times" -> times = Json.whole(json, name);
        case "within" -> within = Json.whole(json, name);
        case "pause" -> pause = Json.whole(json, name);
        default -> json.skipChildren();
      }
    }
    return new OrderFlapping((int) times, within, pause);
  }

  /** Writes the value of a setting. */
  @FunctionalInterface
  private interface Writer<T> {
    void write(T value) throws IOException;
  }
}
