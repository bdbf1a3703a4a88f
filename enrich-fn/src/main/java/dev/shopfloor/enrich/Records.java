package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of an SQS or Kinesis event. */
final class Records {
  private final byte[] event;
  private final long now;
  private final @Nullable String outer;
  private final List<Envelope> envelopes = new ArrayList<>();

  private Records(byte[] event, long now, @Nullable String outer) {
    this.event = event;
    this.now = now;
    this.outer = outer;
  }

  /**
   * Reads an event.
   *
   * @param now stands in for the receive time of what has none, ns since the epoch
   * @param outer the record that the event itself came in, which then names all its messages; null
   *     for none
   * @return one or several messages a record
   * @throws IOException when the event is not one of records
   */
  static List<Envelope> read(byte[] event, long now, @Nullable String outer) throws IOException {
    Records records = new Records(event, now, outer);
    records.read();
    return records.envelopes;
  }

  private void read() throws IOException {
    try (JsonParser json = Json.factory().createParser(event)) {
      Json.enterObject(json);
      while (!"Records".equals(Json.required(json.nextFieldName(), "Records"))) {
        json.nextToken();
        json.skipChildren();
      }
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("\"Records\" must be an array");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        envelopes.addAll(new OneRecord().read(json).envelopes());
      }
    }
  }

  /** One record as far as it is read: its parts stand in any order. */
  private final class OneRecord {
    private @Nullable String id;
    private byte @Nullable [] body;
    private @Nullable String problem;
    private long received = now;

    private OneRecord read(JsonParser json) throws IOException {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "messageId" -> id = Json.text(json, name);
          case "body" -> body = Json.text(json, name).getBytes(StandardCharsets.UTF_8);
          case "attributes" -> attributes(json);
          case "kinesis" -> kinesis(json);
          default -> json.skipChildren();
        }
      }
      return this;
    }

    private void attributes(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        return;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        long millis = name.equals("SentTimestamp") ? json.getValueAsLong(0) : 0;
        if (millis > 0 && millis <= RuleObject.MOST_MILLIS) {
          received = millis * RuleObject.NANOS_PER_MILLI;
        }
        json.skipChildren();
      }
    }

    private void kinesis(JsonParser json) throws IOException {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "sequenceNumber" -> id = Json.text(json, name);
          case "data" -> data(json);
          default -> json.skipChildren();
        }
      }
    }

    private void data(JsonParser json) throws IOException {
      String text = Json.text(json, "kinesis.data");
      try {
        body = json.getBinaryValue();
      } catch (JsonProcessingException notBase64) {
        body = text.getBytes(StandardCharsets.UTF_8);
        problem = "\"kinesis.data\" is no base64: " + JsonBytes.why(notBase64);
      }
    }

    private List<Envelope> envelopes() throws IOException {
      String own = Json.required(id, "messageId\" or \"kinesis.sequenceNumber");
      byte[] object = Json.required(body, "body\" or \"kinesis.data");
      String name = outer == null ? own : outer;
      if (problem != null) {
        return List.of(new Envelope.Broken(object, problem, "", received, name));
      }
      Envelope.RawMessage plain = PlainEnvelope.read(object, name);
      if (plain != null) {
        return List.of(plain);
      }
      return switch (EnvelopeShape.of(object)) {
        case ERROR_ACTION -> ErrorAction.read(object, received, name);
        case FAILURE_RECORD -> failure(object, name);
        case RULE_OBJECT, RECORDS -> List.of(RuleObject.read(object, received, name));
      };
    }

    private List<Envelope> failure(byte[] object, String name) {
      // Lambda keeps no record of its own records: a second level is nothing that it made
      return outer == null
          ? FailureRecord.read(object, received, name)
          : List.of(RuleObject.read(object, received, name));
    }
  }
}
