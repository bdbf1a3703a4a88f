package dev.shopfloor.cli.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a line what AlertQueue would hold. */
public final class AlertText {
  private static final String OUTCOME = "outcome";

  /** What {@code ./plant enrich} prints and the bridge takes, and the event's type on the bus. */
  private static final Map<String, String> EVENTS =
      Map.of("alert", "Alert", "dataQualityAlert", "DataQualityAlert");

  /** What it prints besides. */
  private static final Set<String> OTHERS = Set.of("point", "quarantined", "parked", "ledger");

  private AlertText() {}

  /** The body of a message; null for a line of {@code ./plant enrich} that is no alert. */
  public static @Nullable String body(byte[] line) {
    String outcome = outcome(line);
    if (outcome == null) {
      return new String(line, StandardCharsets.UTF_8);
    }
    String type = EVENTS.get(outcome);
    if (type == null) {
      return OTHERS.contains(outcome) ? null : new String(line, StandardCharsets.UTF_8);
    }
    return new String(Json.bytes(json -> event(json, type, line)), StandardCharsets.UTF_8);
  }

  private static void event(JsonGenerator json, String type, byte[] line) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", ShopfloorEvent.SOURCE);
    json.writeStringField("detail-type", type);
    json.writeObjectFieldStart("detail");
    try (JsonParser fields = Json.factory().createParser(line)) {
      Json.enterObject(fields);
      for (String name = fields.nextFieldName(); name != null; name = fields.nextFieldName()) {
        fields.nextToken();
        if (name.equals(OUTCOME)) {
          fields.skipChildren();
        } else {
          json.writeFieldName(name);
          json.copyCurrentStructure(fields);
        }
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** The line's own word for what it is; null where it has none, or is no whole JSON object. */
  private static @Nullable String outcome(byte[] line) {
    String outcome = null;
    try (JsonParser json = Json.factory().createParser(line)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        if (name.equals(OUTCOME) && token == JsonToken.VALUE_STRING) {
          outcome = json.getText();
        } else {
          json.skipChildren();
        }
      }
      return json.nextToken() == null ? outcome : null;
    } catch (IOException broken) {
      // the bridge says what is wrong with it, and keeps it
      return null;
    }
  }
}
