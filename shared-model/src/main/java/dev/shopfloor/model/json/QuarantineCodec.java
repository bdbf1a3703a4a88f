package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.io.IOException;

/**
 * A quarantined record as one line of JSON: {@code {"outcome":"quarantined","reason":...}}, with
 * the original bytes in base 64.
 */
public final class QuarantineCodec {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private QuarantineCodec() {}

  /** Writes the record with its bytes. */
  public static void write(JsonGenerator json, Quarantined record) throws IOException {
    json.writeStartObject();
    json.writeStringField("outcome", "quarantined");
    writeFields(json, record);
    json.writeEndObject();
  }

  /** Writes the fields with the bytes, but not the outcome, into an object that is begun. */
  public static void writeFields(JsonGenerator json, Quarantined record) throws IOException {
    json.writeStringField("reason", record.reason().name());
    if (record.field() != null) {
      json.writeStringField("field", record.field());
    }
    json.writeStringField("message", record.message());
    json.writeStringField("stage", record.stage());
    if (record.asset() != null) {
      json.writeStringField("asset", record.asset());
    }
    json.writeStringField("topic", record.topic());
    json.writeNumberField("receivedAt", Math.floorDiv(record.rx(), NANOS_PER_MILLI));
    json.writeBinaryField("base64", record.bytes());
  }

  /** Reads a record from a parser that stands before or on its opening brace. */
  public static Quarantined read(JsonParser json) throws IOException {
    Json.enterObject(json);
    Reason reason = null;
    String field = null;
    String message = null;
    String stage = null;
    String asset = null;
    String topic = null;
    long receivedAt = 0;
    byte[] bytes = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "reason" -> reason = Json.constant(Reason.class, json);
        case "field" -> field = Json.textOrNull(json);
        case "message" -> message = Json.text(json, name);
        case "stage" -> stage = Json.text(json, name);
        case "asset" -> asset = Json.textOrNull(json);
        case "topic" -> topic = Json.text(json, name);
        case "receivedAt" -> receivedAt = Json.whole(json, name);
        case "base64" -> bytes = json.getBinaryValue();
        default -> json.skipChildren();
      }
    }
    return new Quarantined(
        Json.required(reason, "reason"),
        field,
        Json.required(message, "message"),
        Json.required(stage, "stage"),
        asset,
        Json.required(topic, "topic"),
        receivedAt * NANOS_PER_MILLI,
        Json.required(bytes, "base64"));
  }
}
