package dev.shopfloor.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQS event of an event source mapping, and the partial batch response, as streams of JSON. */
public final class SqsBatch {
  private SqsBatch() {}

  /**
   * Reads all messages of an event.
   *
   * @throws IOException when it is no SQS event; the whole batch then comes again
   */
  public static List<QueuedMessage> read(InputStream event) throws IOException {
    try (JsonParser json = Json.factory().createParser(event)) {
      Json.enterObject(json);
      List<QueuedMessage> messages = null;
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals("Records")) {
          messages = readRecords(json);
        } else {
          json.skipChildren();
        }
      }
      return Json.required(messages, "Records");
    }
  }

  /**
   * The partial batch response.
   *
   * @param failed ids of the messages to be handed out again; empty when all are done
   */
  public static byte[] response(Collection<String> failed) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("batchItemFailures");
      for (String id : failed) {
        json.writeStartObject();
        json.writeStringField("itemIdentifier", id);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static List<QueuedMessage> readRecords(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"Records\" must be an array");
    }
    List<QueuedMessage> messages = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      messages.add(readRecord(json));
    }
    return messages;
  }

  private static QueuedMessage readRecord(JsonParser json) throws IOException {
    Json.enterObject(json);
    @Nullable String id = null;
    @Nullable String body = null;
    String queueArn = "";
    Attributes attributes = Attributes.NONE;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "messageId" -> id = Json.text(json, name);
        case "body" -> body = Json.text(json, name);
        case "eventSourceARN" -> queueArn = Json.text(json, name);
        case "attributes" -> attributes = readAttributes(json);
        default -> json.skipChildren();
      }
    }
    return new QueuedMessage(
        Json.required(id, "messageId"),
        Json.required(body, "body"),
        queueArn,
        attributes.sentAt(),
        attributes.receiveCount());
  }

  private static Attributes readAttributes(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return Attributes.NONE;
    }
    long sentAt = 0;
    int receiveCount = 1;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "SentTimestamp" -> sentAt = json.getValueAsLong(0);
        case "ApproximateReceiveCount" -> receiveCount = json.getValueAsInt(1);
        default -> json.skipChildren();
      }
    }
    return new Attributes(sentAt, receiveCount);
  }

  private record Attributes(long sentAt, int receiveCount) {
    private static final Attributes NONE = new Attributes(0, 1);
  }
}
