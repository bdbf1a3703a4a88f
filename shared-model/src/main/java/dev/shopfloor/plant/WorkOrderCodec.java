package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules say about an asset's work orders, as JSON. */
final class WorkOrderCodec {
  private WorkOrderCodec() {}

  static void write(JsonGenerator json, WorkOrderSpec spec) throws IOException {
    json.writeStartObject();
    if (!spec.rules().isEmpty()) {
      json.writeArrayFieldStart("rules");
      for (OrderRule rule : spec.rules()) {
        OrderRuleCodec.write(json, rule);
      }
      json.writeEndArray();
    }
    if (!spec.silences().isEmpty()) {
      json.writeArrayFieldStart("silences");
      for (OrderSilence silence : spec.silences()) {
        OrderSilenceCodec.write(json, silence);
      }
      json.writeEndArray();
    }
    writeBudget(json, "perAsset", spec.perAsset());
    writeBudget(json, "perSite", spec.perSite());
    json.writeEndObject();
  }

  private static void writeBudget(JsonGenerator json, String name, @Nullable OrderBudget budget)
      throws IOException {
    if (budget != null) {
      json.writeObjectFieldStart(name);
      json.writeNumberField("orders", budget.orders());
      json.writeNumberField("per", budget.per());
      json.writeEndObject();
    }
  }

  static WorkOrderSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    List<OrderRule> rules = List.of();
    List<OrderSilence> silences = List.of();
    OrderBudget perAsset = null;
    OrderBudget perSite = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "rules" -> rules = PlantCodec.list(json, OrderRuleCodec::read);
        case "silences" -> silences = PlantCodec.list(json, OrderSilenceCodec::read);
        case "perAsset" -> perAsset = readBudget(json);
        case "perSite" -> perSite = readBudget(json);
        default -> json.skipChildren();
      }
    }
    return new WorkOrderSpec(rules, silences, perAsset, perSite);
  }

  private static OrderBudget readBudget(JsonParser json) throws IOException {
    Json.enterObject(json);
    long orders = 0;
    long per = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "orders" -> orders = Json.whole(json, name);
        case "per" -> per = Json.whole(json, name);
        default -> json.skipChildren();
      }
    }
    return new OrderBudget((int) orders, per);
  }

  static void writeMatch(JsonGenerator json, TopicMatch match) throws IOException {
    if (match.equals(TopicMatch.ALL)) {
      return;
    }
    json.writeObjectFieldStart("match");
    writeTexts(json, "kinds", match.kinds());
    writeTexts(json, "signals", match.signals());
    writeTexts(json, "codes", match.codes());
    if (!match.severities().isEmpty()) {
      PlantCodec.writeSorted(json, "severities", match.severities());
    }
    json.writeEndObject();
  }

  private static void writeTexts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  static TopicMatch readMatch(JsonParser json) throws IOException {
    Json.enterObject(json);
    List<String> kinds = List.of();
    List<String> signals = List.of();
    List<String> codes = List.of();
    List<Severity> severities = List.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "kinds" -> kinds = texts(json, name);
        case "signals" -> signals = texts(json, name);
        case "codes" -> codes = texts(json, name);
        case "severities" ->
            severities = PlantCodec.list(json, each -> Json.constant(Severity.class, each));
        default -> json.skipChildren();
      }
    }
    return new TopicMatch(kinds, signals, codes, new HashSet<>(severities));
  }

  private static List<String> texts(JsonParser json, String name) throws IOException {
    return PlantCodec.list(json, each -> Json.text(each, name));
  }
}
