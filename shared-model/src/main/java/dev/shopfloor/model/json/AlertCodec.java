package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Alert v1 as JSON. */
final class AlertCodec {
  private AlertCodec() {}

  static void writeRest(JsonGenerator json, Alert alert) throws IOException {
    json.writeStringField("line", alert.line());
    json.writeStringField("signal", alert.signal());
    json.writeStringField("detector", alert.detector());
    json.writeStringField("kind", alert.kind().name());
    json.writeStringField("state", alert.state().name());
    json.writeStringField("severity", alert.severity().name());
    if (alert.code() != null) {
      json.writeStringField("code", alert.code());
    }
    if (alert.message() != null) {
      json.writeStringField("message", alert.message());
    }
    Value value = alert.value();
    if (value != null) {
      json.writeFieldName("value");
      Json.writeValue(json, value);
    }
    if (alert.unit() != null) {
      json.writeStringField("unit", alert.unit());
    }
    if (alert.threshold() != null) {
      json.writeNumberField("threshold", alert.threshold());
    }
    if (alert.score() != null) {
      json.writeNumberField("score", alert.score());
    }
    if (!alert.contributors().isEmpty()) {
      writeTexts(json, "contributors", alert.contributors());
    }
    writeTexts(json, "dedupParts", alert.dedupParts());
    AlertProofCodec.write(json, alert.evidence(), alert.links());
  }

  static Alert read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String eventId = null;
    String site = null;
    String asset = null;
    String line = null;
    String signal = null;
    String detector = null;
    Alert.Kind kind = null;
    Alert.State state = null;
    Severity severity = null;
    String code = null;
    String message = null;
    Value value = null;
    String unit = null;
    Double threshold = null;
    Double score = null;
    List<String> contributors = List.of();
    List<String> dedupParts = null;
    Long eventTime = null;
    Alert.Evidence evidence = null;
    List<Alert.Link> links = List.of();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "v" -> FormVersion.version(json);
        case "needs" -> FormVersion.needs(json, EventCodec.VERSION);
        case "eventId" -> eventId = Json.text(json, name);
        case "site" -> site = Json.text(json, name);
        case "asset" -> asset = Json.text(json, name);
        case "line" -> line = Json.text(json, name);
        case "signal" -> signal = Json.text(json, name);
        case "detector" -> detector = Json.text(json, name);
        case "kind" -> kind = Json.constant(Alert.Kind.class, json);
        case "state" -> state = Json.constant(Alert.State.class, json);
        case "severity" -> severity = Json.constant(Severity.class, json);
        case "code" -> code = Json.textOrNull(json);
        case "message" -> message = Json.textOrNull(json);
        case "value" -> value = Json.readValue(json);
        case "unit" -> unit = Json.textOrNull(json);
        case "threshold" -> threshold = number(json);
        case "score" -> score = number(json);
        case "contributors" -> contributors = readTexts(json);
        case "dedupParts" -> dedupParts = readTexts(json);
        case "eventTime" -> eventTime = Json.whole(json, name);
        case "evidence" -> evidence = AlertProofCodec.readEvidence(json);
        case "links" -> links = AlertProofCodec.readLinks(json);
        default -> json.skipChildren();
      }
    }
    if (dedupParts == null || dedupParts.isEmpty()) {
      throw new IOException("\"dedupParts\" is missing or empty");
    }
    return new Alert(
        Json.required(eventId, "eventId"),
        EventCodec.key(site, asset),
        Json.required(line, "line"),
        Json.required(signal, "signal"),
        Json.required(detector, "detector"),
        Json.required(kind, "kind"),
        Json.required(state, "state"),
        Json.required(severity, "severity"),
        code,
        message,
        value,
        unit,
        threshold,
        score,
        contributors,
        Json.required(eventTime, "eventTime"),
        dedupParts,
        evidence,
        links);
  }

  static Double number(JsonParser json) throws IOException {
    if (!json.currentToken().isNumeric()) {
      throw new IOException("\"" + json.currentName() + "\" must be a number");
    }
    return json.getDoubleValue();
  }

  private static void writeTexts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static List<String> readTexts(JsonParser json) throws IOException {
    String field = json.currentName();
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"" + field + "\" must be an array");
    }
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      texts.add(Json.text(json, field));
    }
    return texts;
  }
}
