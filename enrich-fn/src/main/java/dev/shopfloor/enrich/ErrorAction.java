package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an IoT rule's error action tells: the original payload of one message, or of each
 * message of a batch.
 *
 * <p>It holds no receive time. The time at which it was put on the queue stands in: it is the same
 * each time the record is taken, and seconds after the receipt.
 */
final class ErrorAction {
  private static final String ONE = "base64OriginalPayload";
  private static final String BATCH = "payloadsWithMetadata";

  private @Nullable String topic;
  private byte @Nullable [] payload;
  private @Nullable String client;
  private @Nullable String trace;
  private @Nullable List<byte[]> batch;

  /** The fields of an entry begin as what stands around it. */
  private ErrorAction(@Nullable String topic) {
    this.topic = topic;
  }

  /**
   * Reads an error action's message; it never throws.
   *
   * @param received the receive time of its messages, ns since the epoch
   * @return at least one; an entry that cannot be used costs none of the others
   */
  static List<Envelope> read(byte[] object, long received, String recordId) {
    ErrorAction action = new ErrorAction(null);
    try {
      action.fields(object);
      List<byte[]> entries = action.batch;
      if (entries == null) {
        return List.of(action.message(received, recordId));
      }
      if (action.payload != null || entries.isEmpty()) {
        throw new IOException(
            "an error action's message holds \"%s\", or a \"%s\" that is not empty"
                .formatted(ONE, BATCH));
      }
      return entries.stream().map(entry -> action.entry(entry, received, recordId)).toList();
    } catch (IOException broken) {
      return List.of(action.broken(object, broken, received, recordId));
    }
  }

  private Envelope entry(byte[] object, long received, String recordId) {
    ErrorAction entry = new ErrorAction(topic);
    try {
      entry.fields(object);
      return entry.message(received, recordId);
    } catch (IOException broken) {
      return entry.broken(object, broken, received, recordId);
    }
  }

  private void fields(byte[] object) throws IOException {
    try (JsonParser json = Json.factory().createParser(object)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "topic" -> topic = Json.text(json, name);
          case "clientId" -> client = Json.textOrNull(json);
          case "cloudwatchTraceId" -> trace = Json.textOrNull(json);
          case ONE -> payload = JsonBytes.base64(json, name);
          case BATCH -> batch = entries(json, object);
          default -> json.skipChildren();
        }
      }
      JsonBytes.end(json);
    }
  }

  private static List<byte[]> entries(JsonParser json, byte[] source) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"" + BATCH + "\" must be an array");
    }
    List<byte[]> entries = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      entries.add(JsonBytes.original(json, source));
    }
    return entries;
  }

  private Envelope message(long received, String recordId) throws IOException {
    return new Envelope.RawMessage(
        Json.required(topic, "topic"),
        received,
        Json.required(payload, ONE),
        client,
        trace,
        recordId);
  }

  private Envelope broken(byte[] object, IOException why, long received, String recordId) {
    return new Envelope.Broken(
        object, JsonBytes.why(why), topic == null ? "" : topic, received, recordId);
  }
}
