package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.EventBatch.Way;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what invokes the function: the IoT rule's object, or SQS or Kinesis records that hold the
 * same object.
 *
 * <p>Nothing here throws: what cannot be read becomes an {@link Envelope.Broken} with its bytes, so
 * that one bad record does not fail its batch.
 */
public final class EnvelopeReader {
  private EnvelopeReader() {}

  /**
   * Reads an event.
   *
   * @param event the bytes that Lambda handed over
   * @param now stands in for the receive time of what has none, ns since the epoch
   */
  public static EventBatch read(byte[] event, long now) {
    Fields fields = new Fields();
    try (JsonParser json = Json.factory().createParser(event)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals("Records")) {
          return new EventBatch(Way.RECORDS, readRecords(json, now));
        }
        fields.read(name, json, event);
      }
      return new EventBatch(Way.DIRECT, List.of(fields.message(json, null)));
    } catch (IOException broken) {
      return new EventBatch(Way.DIRECT, List.of(fields.broken(event, why(broken), now, null)));
    }
  }

  private static List<Envelope> readRecords(JsonParser json, long now) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"Records\" must be an array");
    }
    List<Envelope> envelopes = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      envelopes.add(readRecord(json, now));
    }
    return envelopes;
  }

  private static Envelope readRecord(JsonParser json, long now) throws IOException {
    Json.enterObject(json);
    String id = null;
    Body body = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "messageId" -> id = Json.text(json, name);
        case "body" ->
            body = new Body(Json.text(json, name).getBytes(StandardCharsets.UTF_8), null);
        case "kinesis" -> {
          Json.enterObject(json);
          for (String part = json.nextFieldName(); part != null; part = json.nextFieldName()) {
            json.nextToken();
            switch (part) {
              case "sequenceNumber" -> id = Json.text(json, part);
              case "data" -> body = decoded(json);
              default -> json.skipChildren();
            }
          }
        }
        default -> json.skipChildren();
      }
    }
    String recordId = Json.required(id, "messageId\" or \"kinesis.sequenceNumber");
    Body held = Json.required(body, "body\" or \"kinesis.data");
    return held.problem() == null
        ? readMessage(held.bytes(), recordId, now)
        : new Envelope.Broken(held.bytes(), held.problem(), "", now, recordId);
  }

  private static Body decoded(JsonParser json) throws IOException {
    String text = Json.text(json, "kinesis.data");
    try {
      return new Body(json.getBinaryValue(), null);
    } catch (JsonProcessingException notBase64) {
      return new Body(
          text.getBytes(StandardCharsets.UTF_8),
          "\"kinesis.data\" is no base64: " + why(notBase64));
    }
  }

  private static Envelope readMessage(byte[] object, String recordId, long now) {
    Fields fields = new Fields();
    try (JsonParser json = Json.factory().createParser(object)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        fields.read(name, json, object);
      }
      return fields.message(json, recordId);
    } catch (IOException broken) {
      return fields.broken(object, why(broken), now, recordId);
    }
  }

  private static String why(IOException problem) {
    return problem instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(problem.getMessage());
  }

  @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
  private record Body(byte[] bytes, @Nullable String problem) {}

  /** The fields of the rule's object, as far as they came. */
  private static final class Fields {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MOST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

    private @Nullable String topic;
    private long rx = -1;
    private byte @Nullable [] bytes;
    private @Nullable String client;
    private @Nullable String trace;

    private void read(String name, JsonParser json, byte[] source) throws IOException {
      switch (name) {
        case "topic" -> topic = Json.text(json, name);
        case "rx" -> rx = receiveTime(json);
        case "data" -> payload(base64(json));
        case "payload" -> payload(original(json, source));
        case "client" -> client = Json.textOrNull(json);
        case "trace" -> trace = Json.textOrNull(json);
        default -> json.skipChildren();
      }
    }

    private Envelope message(JsonParser json, @Nullable String recordId) throws IOException {
      if (json.nextToken() != null) {
        throw new IOException("more stands after the envelope's closing brace");
      }
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

    private static byte[] base64(JsonParser json) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return new byte[0];
      }
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw new IOException("\"data\" must be a text in base64");
      }
      return json.getBinaryValue();
    }

    /**
     * The very bytes of a value: written anew, 10.0 might become 10 and a repeated name be lost.
     */
    private static byte[] original(JsonParser json, byte[] source) throws IOException {
      long start = json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      json.finishToken();
      long end = json.currentLocation().getByteOffset();
      if (start < 0 || end > source.length) {
        throw new IOException("an envelope must be in UTF-8");
      }
      byte[] value = new byte[(int) (end - start)];
      System.arraycopy(source, (int) start, value, 0, value.length);
      return value;
    }
  }
}
