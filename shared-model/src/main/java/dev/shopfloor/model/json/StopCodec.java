package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.StopEnded;
import dev.shopfloor.model.StopStarted;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** StopStarted and StopEnded as JSON. */
final class StopCodec {
  private StopCodec() {}

  static void writeRest(JsonGenerator json, StopStarted stop) throws IOException {
    json.writeStringField("line", stop.line());
    json.writeStringField("state", stop.state());
    json.writeStringField("timeClass", stop.timeClass());
    json.writeStringField("severity", stop.severity().name());
    if (stop.reason() != null) {
      json.writeStringField("reason", stop.reason());
    }
    json.writeNumberField("start", stop.start());
    json.writeNumberField("threshold", stop.threshold());
  }

  static void writeRest(JsonGenerator json, StopEnded stop) throws IOException {
    json.writeStringField("line", stop.line());
    json.writeStringField("state", stop.state());
    json.writeStringField("timeClass", stop.timeClass());
    json.writeNumberField("start", stop.start());
    json.writeNumberField("end", stop.end());
  }

  static StopStarted readStarted(JsonParser json) throws IOException {
    Fields fields = new Fields(json);
    return new StopStarted(
        Json.required(fields.eventId, "eventId"),
        EventCodec.key(fields.site, fields.asset),
        Json.required(fields.line, "line"),
        Json.required(fields.state, "state"),
        Json.required(fields.timeClass, "timeClass"),
        Json.required(fields.severity, "severity"),
        fields.reason,
        Json.required(fields.start, "start"),
        Json.required(fields.threshold, "threshold"));
  }

  static StopEnded readEnded(JsonParser json) throws IOException {
    Fields fields = new Fields(json);
    return new StopEnded(
        Json.required(fields.eventId, "eventId"),
        EventCodec.key(fields.site, fields.asset),
        Json.required(fields.line, "line"),
        Json.required(fields.state, "state"),
        Json.required(fields.timeClass, "timeClass"),
        Json.required(fields.start, "start"),
        Json.required(fields.end, "end"));
  }

  /** The fields of both events, as far as they came. */
  private static final class Fields {
    private @Nullable String eventId;
    private @Nullable String site;
    private @Nullable String asset;
    private @Nullable String line;
    private @Nullable String state;
    private @Nullable String timeClass;
    private @Nullable Severity severity;
    private @Nullable String reason;
    private @Nullable Long start;
    private @Nullable Long end;
    private @Nullable Long threshold;

    private Fields(JsonParser json) throws IOException {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "v" -> FormVersion.version(json);
          case "needs" -> FormVersion.needs(json, EventCodec.VERSION);
          case "eventId" -> eventId = Json.text(json, name);
          case "site" -> site = Json.text(json, name);
          case "asset" -> asset = Json.text(json, name);
          case "line" -> line = Json.text(json, name);
          case "state" -> state = Json.text(json, name);
          case "timeClass" -> timeClass = Json.text(json, name);
          case "severity" -> severity = Json.constant(Severity.class, json);
          case "reason" -> reason = Json.textOrNull(json);
          case "start" -> start = Json.whole(json, name);
          case "end" -> end = Json.whole(json, name);
          case "threshold" -> threshold = Json.whole(json, name);
          default -> json.skipChildren();
        }
      }
    }
  }
}
