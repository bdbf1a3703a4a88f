package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compiled OEE rules as JSON. What came later than the first release is left out where it has its
 * default value, so that an asset that does not use it keeps the version that it had.
 */
final class OeeCodec {
  private OeeCodec() {}

  static void write(JsonGenerator json, OeeSpec oee) throws IOException {
    json.writeStartObject();
    json.writeStringField("stateProfile", oee.stateProfile());
    json.writeFieldName("states");
    StateRulesCodec.writeClasses(json, oee.states());
    json.writeNumberField("idealCycle", oee.idealCycle());
    json.writeNumberField("staleAfter", oee.staleAfter());
    json.writeNumberField("debounce", oee.debounce());
    json.writeNumberField("minorStop", oee.minorStop());
    json.writeNumberField("stopAlertAfter", oee.stopAlertAfter());
    json.writeStringField("stopSeverity", oee.stopSeverity().name());
    json.writeArrayFieldStart("shifts");
    for (ShiftSpec shift : oee.shifts()) {
      ShiftSpecCodec.write(json, shift);
    }
    json.writeEndArray();
    json.writeBooleanField("shiftsAssumed", oee.shiftsAssumed());
    writeProducts(json, oee.products());
    if (!oee.rules().equals(StateRules.NONE)) {
      json.writeFieldName("rules");
      StateRulesCodec.write(json, oee.rules());
    }
    if (!oee.policy().equals(OeePolicy.DEFAULT)) {
      json.writeFieldName("policy");
      OeePolicyCodec.write(json, oee.policy());
    }
    if (!oee.calendar().equals(CalendarRules.NONE)) {
      json.writeFieldName("calendar");
      CalendarCodec.write(json, oee.calendar());
    }
    if (!oee.line().equals(LineRule.WEIGHTED)) {
      json.writeFieldName("lineRule");
      LineRuleCodec.write(json, oee.line());
    }
    if (oee.target() != 0) {
      json.writeNumberField("target", oee.target());
    }
    json.writeEndObject();
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
    Map<String, TimeClass> states = Map.of();
    Long idealCycle = null;
    Long staleAfter = null;
    Long debounce = null;
    Long minorStop = null;
    Long stopAlertAfter = null;
    Severity stopSeverity = null;
    List<ShiftSpec> shifts = List.of();
    Boolean shiftsAssumed = null;
    Map<String, ProductSpec> products = Map.of();
    StateRules rules = StateRules.NONE;
    OeePolicy policy = OeePolicy.DEFAULT;
    CalendarRules calendar = CalendarRules.NONE;
    LineRule line = LineRule.WEIGHTED;
    double target = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "stateProfile" -> stateProfile = Json.text(json, name);
        case "states" -> states = StateRulesCodec.readClasses(json);
        case "idealCycle" -> idealCycle = Json.whole(json, name);
        case "staleAfter" -> staleAfter = Json.whole(json, name);
        case "debounce" -> debounce = Json.whole(json, name);
        case "minorStop" -> minorStop = Json.whole(json, name);
        case "stopAlertAfter" -> stopAlertAfter = Json.whole(json, name);
        case "stopSeverity" -> stopSeverity = Json.constant(Severity.class, json);
        case "shifts" -> shifts = PlantCodec.list(json, ShiftSpecCodec::read);
        case "shiftsAssumed" -> shiftsAssumed = PlantCodec.truth(json);
        case "products" -> products = readProducts(json);
        case "rules" -> rules = StateRulesCodec.read(json);
        case "policy" -> policy = OeePolicyCodec.read(json);
        case "calendar" -> calendar = CalendarCodec.read(json);
        case "lineRule" -> line = LineRuleCodec.read(json);
        case "target" -> target = PlantCodec.number(json);
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
        products,
        rules,
        policy,
        calendar,
        line,
        target);
  }

  private static Map<String, ProductSpec> readProducts(JsonParser json) throws IOException {
    Json.enterObject(json);
    Map<String, ProductSpec> products = new HashMap<>();
    for (String code = json.nextFieldName(); code != null; code = json.nextFieldName()) {
      json.nextToken();
      products.put(code, readProduct(json));
    }
    return products;
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
}
