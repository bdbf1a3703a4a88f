package dev.shopfloor.writer.setup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a custom resource's event. Strict about what an answer needs, lenient about everything
 * else: a Delete must be answered even when its properties make no sense.
 */
public final class SetupRequestReader {
  private final Map<String, String> envelope = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();

  private SetupRequestReader() {}

  /**
   * Reads one event.
   *
   * @throws IOException when it cannot be answered: it is no JSON object, or a field is missing
   *     without which there is no answer; the message quotes nothing of the event but field names
   *     and the request's type
   */
  public static SetupRequest read(InputStream input) throws IOException {
    SetupRequestReader reader = new SetupRequestReader();
    try (JsonParser json = Json.factory().createParser(input)) {
      reader.event(json);
    } catch (JsonProcessingException unreadable) {
      // a parser's message may quote what it reads, and the event holds a presigned URL
      throw new IOException("the event is no JSON object of a CloudFormation custom resource");
    }
    return reader.request();
  }

  private void event(JsonParser json) throws IOException {
    Json.enterObject(json);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (name.equals("ResourceProperties")) {
        properties(json);
      } else {
        scalar(json, name, envelope);
      }
    }
    if (json.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException("the event ends in the middle");
    }
  }

  private void properties(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      scalar(json, name, properties);
    }
  }

  private static void scalar(JsonParser json, String name, Map<String, String> into)
      throws IOException {
    JsonToken token = json.currentToken();
    if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      into.put(name, json.getText());
    } else {
      json.skipChildren();
    }
  }

  private SetupRequest request() throws IOException {
    String word = required("RequestType");
    RequestType type =
        RequestType.of(word)
            .orElseThrow(() ->
                new IOException(
                    "\"RequestType\" is \"%s\"; it must be Create, Update or Delete"
                        .formatted(word)));
    return new SetupRequest(
        type,
        required("ResponseURL"),
        required("StackId"),
        required("RequestId"),
        required("LogicalResourceId"),
        envelope.get("PhysicalResourceId"),
        new StoreProperties(properties));
  }

  private String required(String name) throws IOException {
    String value = envelope.get(name);
    if (value == null || value.isBlank()) {
      throw new IOException(
          "\"%s\" is missing; only CloudFormation should call this function".formatted(name));
    }
    return value;
  }
}
