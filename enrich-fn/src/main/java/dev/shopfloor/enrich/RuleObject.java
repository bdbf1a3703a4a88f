package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the IoT rule's object, and what a broken one gives away before it breaks. */
final class RuleObject {
  static final long NANOS_PER_MILLI = 1_000_000L;
  static final long MOST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

  private @Nullable String topic;
  private long rx = -1;
  private byte @Nullable [] bytes;
  private @Nullable String client;
  private @Nullable String trace;

  private RuleObject() {}

  /**
   * Reads an object; it never throws.
   *
   * @param now stands in for the receive time of a broken one, ns since the epoch
   * @param recordId the record that it came in; null for none
   */
  static Envelope read(byte[] object, long now, @Nullable String recordId) {
    RuleObject fields = new RuleObject();
    try (JsonParser json = Json.factory().createParser(object)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        fields.field(name, json, object);
      }
      JsonBytes.end(json);
      return fields.message(recordId);
    } catch (IOException broken) {
      return fields.broken(object, JsonBytes.why(broken), now, recordId);
    }
  }

  private void field(String name, JsonParser json, byte[] source) throws IOException {
    switch (name) {
      case "topic" -> topic = Json.text(json, name);
      case "rx" -> rx = receiveTime(json);
      case "data" -> payload(JsonBytes.base64(json, name));
      case "payload" -> payload(JsonBytes.original(json, source));
      case "client" -> client = Json.textOrNull(json);
      case "trace" -> trace = Json.textOrNull(json);
      default -> json.skipChildren();
    }
  }

  private Envelope message(@Nullable String recordId) throws IOException {
    if (rx < 0) {
      throw new IOException("\"rx\" is missing");
    }
    return new Envelope.RawMessage(
        Json.required(topic, "topic"),
        rx,
        Json.required(bytes, "data\" or \"payload"),
        client,
        trace,
        recordId);
  }

  private Envelope broken(byte[] object, String why, long now, @Nullable String recordId) {
    return new Envelope.Broken(
        object, why, topic == null ? "" : topic, rx < 0 ? now : rx, recordId);
  }

  private void payload(byte[] read) throws IOException {
    if (bytes != null) {
      throw new IOException("an envelope holds one of \"data\" and \"payload\", once");
    }
    bytes = read;
  }

  private static long receiveTime(JsonParser json) throws IOException {
    long millis = Json.whole(json, "rx");
    if (millis < 0 || millis > MOST_MILLIS) {
      throw new IOException("\"rx\" must be milliseconds since 1970, not " + millis);
    }
    return millis * NANOS_PER_MILLI;
  }
}
