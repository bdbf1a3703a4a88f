package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.DataQualityAlert;
import java.io.IOException;

/** DataQualityAlert v1 as JSON. */
final class DataQualityCodec {
  private DataQualityCodec() {}

  static void writeRest(JsonGenerator json, DataQualityAlert alert) throws IOException {
    json.writeStringField("line", alert.line());
    json.writeStringField("signal", alert.signal());
    json.writeStringField("problem", alert.problem().name());
    json.writeStringField("state", alert.state().name());
    if (alert.code() != null) {
      json.writeStringField("code", alert.code());
    }
    json.writeStringField("message", alert.message());
    if (alert.value() != null) {
      json.writeNumberField("value", alert.value());
    }
    if (alert.limit() != null) {
      json.writeNumberField("limit", alert.limit());
    }
    if (alert.unit() != null) {
      json.writeStringField("unit", alert.unit());
    }
    json.writeStringField("modelVersion", alert.modelVersion());
  }

  static DataQualityAlert read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String eventId = null;
    String site = null;
    String asset = null;
    String line = null;
    String signal = null;
    DataQualityAlert.Problem problem = null;
    Alert.State state = null;
    String code = null;
    String message = null;
    Double value = null;
    Double limit = null;
    String unit = null;
    Long eventTime = null;
    String modelVersion = null;
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
        case "problem" -> problem = Json.constant(DataQualityAlert.Problem.class, json);
        case "state" -> state = Json.constant(Alert.State.class, json);
        case "code" -> code = Json.textOrNull(json);
        case "message" -> message = Json.text(json, name);
        case "value" -> value = AlertCodec.number(json);
        case "limit" -> limit = AlertCodec.number(json);
        case "unit" -> unit = Json.textOrNull(json);
        case "eventTime" -> eventTime = Json.whole(json, name);
        case "modelVersion" -> modelVersion = Json.text(json, name);
        default -> json.skipChildren();
      }
    }
    return new DataQualityAlert(
        Json.required(eventId, "eventId"),
        EventCodec.key(site, asset),
        Json.required(line, "line"),
        Json.required(signal, "signal"),
        Json.required(problem, "problem"),
        Json.required(state, "state"),
        code,
        Json.required(message, "message"),
        value,
        limit,
        unit,
        Json.required(eventTime, "eventTime"),
        Json.required(modelVersion, "modelVersion"));
  }
}
