package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compiled OEE rules as JSON. */
final class OeeCodec {
  private OeeCodec() {}

  static void write(JsonGenerator json, OeeSpec oee) throws IOException {
    json.writeStartObject();
    json.writeStringField("stateProfile", oee.stateProfile());
    json.writeObjectFieldStart("states");
    for (Map.Entry<String, TimeClass> state : new TreeMap<>(oee.states()).entrySet()) {
      json.writeStringField(state.getKey(), state.getValue().name());
    }
    json.writeEndObject();
    json.writeNumberField("idealCycle", oee.idealCycle());
    json.writeNumberField("staleAfter", oee.staleAfter());
    json.writeNumberField("debounce", oee.debounce());
    json.writeNumberField("minorStop", oee.minorStop());
    json.writeNumberField("stopAlertAfter", oee.stopAlertAfter());
    json.writeStringField("stopSeverity", oee.stopSeverity().name());
    json.writeArrayFieldStart("shifts");
    for (ShiftSpec shift : oee.shifts()) {
      json.writeStartObject();
      json.writeStringField("code", shift.code());
      json.writeStringField("start", shift.start().toString());
      json.writeStringField("end", shift.end().toString());
      PlantCodec.writeSorted(json, "days", shift.days());
      writeBreaks(json, shift.breaks());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanField("shiftsAssumed", oee.shiftsAssumed());
    writeProducts(json, oee.products());
    json.writeEndObject();
  }

  // left out when empty, so that an asset without them keeps the version it had before they existed
  private static void writeBreaks(JsonGenerator json, List<BreakSpec> breaks) throws IOException {
    if (breaks.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("breaks");
    for (BreakSpec pause : breaks) {
      json.writeStartObject();
      json.writeStringField("start", pause.start().toString());
      json.writeStringField("end", pause.end().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeProducts(JsonGenerator json, Map<String, ProductSpec> products)
      throws IOException {
    if (products.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("products");
    for (Map.Entry<String, ProductSpec> product : new TreeMap<>(products).entrySet()) {
      json.writeObjectFieldStart(product.getKey());
      json.writeNumberField("idealCycle", product.getValue().idealCycle());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  static OeeSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String stateProfile = null;
    Map<String, TimeClass> states = new HashMap<>();
    Long idealCycle = null;
    Long staleAfter = null;
    Long debounce = null;
    Long minorStop = null;
    Long stopAlertAfter = null;
    Severity stopSeverity = null;
    List<ShiftSpec> shifts = List.of();
    Boolean shiftsAssumed = null;
    Map<String, ProductSpec> products = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "stateProfile" -> stateProfile = Json.text(json, name);
        case "states" -> readStates(json, states);
        case "idealCycle" -> idealCycle = Json.whole(json, name);
        case "staleAfter" -> staleAfter = Json.whole(json, name);
        case "debounce" -> debounce = Json.whole(json, name);
        case "minorStop" -> minorStop = Json.whole(json, name);
        case "stopAlertAfter" -> stopAlertAfter = Json.whole(json, name);
        case "stopSeverity" -> stopSeverity = Json.constant(Severity.class, json);
        case "shifts" -> shifts = PlantCodec.list(json, OeeCodec::readShift);
        case "shiftsAssumed" -> shiftsAssumed = PlantCodec.truth(json);
        case "products" -> readProducts(json, products);
        default -> json.skipChildren();
      }
    }
    return new OeeSpec(
        Json.required(stateProfile, "stateProfile"),
        states,
        Json.required(idealCycle, "idealCycle"),
        Json.required(staleAfter, "staleAfter"),
        Json.required(debounce, "debounce"),
        Json.required(minorStop, "minorStop"),
        Json.required(stopAlertAfter, "stopAlertAfter"),
        Json.required(stopSeverity, "stopSeverity"),
        shifts,
        Json.required(shiftsAssumed, "shiftsAssumed"),
        products);
  }

  private static void readProducts(JsonParser json, Map<String, ProductSpec> products)
      throws IOException {
    Json.enterObject(json);
    for (String code = json.nextFieldName(); code != null; code = json.nextFieldName()) {
      json.nextToken();
      products.put(code, readProduct(json));
    }
  }

  private static ProductSpec readProduct(JsonParser json) throws IOException {
    Json.enterObject(json);
    Long idealCycle = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "idealCycle" -> idealCycle = Json.whole(json, name);
        default -> json.skipChildren();
      }
    }
    return new ProductSpec(Json.required(idealCycle, "idealCycle"));
  }

  private static void readStates(JsonParser json, Map<String, TimeClass> states)
      throws IOException {
    Json.enterObject(json);
    for (String state = json.nextFieldName(); state != null; state = json.nextFieldName()) {
      json.nextToken();
      states.put(state, Json.constant(TimeClass.class, json));
    }
  }

  private static ShiftSpec readShift(JsonParser json) throws IOException {
    Json.enterObject(json);
    String code = null;
    LocalTime start = null;
    LocalTime end = null;
    List<DayOfWeek> days = List.of();
    List<BreakSpec> breaks = List.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "code" -> code = Json.text(json, name);
        case "start" -> start = time(json);
        case "end" -> end = time(json);
        case "days" -> days = PlantCodec.list(json, each -> Json.constant(DayOfWeek.class, each));
        case "breaks" -> breaks = PlantCodec.list(json, OeeCodec::readBreak);
        default -> json.skipChildren();
      }
    }
    return new ShiftSpec(
        Json.required(code, "code"),
        Json.required(start, "start"),
        Json.required(end, "end"),
        Set.copyOf(days),
        breaks);
  }

  private static BreakSpec readBreak(JsonParser json) throws IOException {
    Json.enterObject(json);
    LocalTime start = null;
    LocalTime end = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "start" -> start = time(json);
        case "end" -> end = time(json);
        default -> json.skipChildren();
      }
    }
    return new BreakSpec(Json.required(start, "start"), Json.required(end, "end"));
  }

  private static LocalTime time(JsonParser json) throws IOException {
    String text = Json.text(json, json.currentName());
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new IOException(
          "\"" + json.currentName() + "\" cannot be \"" + text + "\"", unreadable);
    }
  }
}
