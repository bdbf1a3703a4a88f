package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.Alert;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Alert v1 may say about how it was judged and where to look: evidence and links. */
final class AlertProofCodec {
  private AlertProofCodec() {}

  static void write(JsonGenerator json, Alert.@Nullable Evidence evidence, List<Alert.Link> links)
      throws IOException {
    if (evidence != null) {
      json.writeObjectFieldStart("evidence");
      json.writeNumberField("from", evidence.from());
      json.writeNumberField("to", evidence.to());
      json.writeEndObject();
    }
    if (!links.isEmpty()) {
      json.writeArrayFieldStart("links");
      for (Alert.Link link : links) {
        json.writeStartObject();
        json.writeStringField("name", link.name());
        json.writeStringField("url", link.url());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  /** Reads the evidence; null for JSON's null. */
  static Alert.@Nullable Evidence readEvidence(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    Json.enterObject(json);
    Long from = null;
    Long to = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "from" -> from = Json.whole(json, "evidence.from");
        case "to" -> to = Json.whole(json, "evidence.to");
        default -> json.skipChildren();
      }
    }
    try {
      return new Alert.Evidence(
          Json.required(from, "evidence.from"), Json.required(to, "evidence.to"));
    } catch (IllegalArgumentException bad) {
      throw new IOException(bad.getMessage(), bad);
    }
  }

  /** Reads the links; none for JSON's null. */
  static List<Alert.Link> readLinks(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"links\" must be an array");
    }
    List<Alert.Link> links = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      links.add(link(json));
    }
    return links;
  }

  private static Alert.Link link(JsonParser json) throws IOException {
    Json.enterObject(json);
    String text = null;
    String url = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "name" -> text = Json.text(json, "links.name");
        case "url" -> url = Json.text(json, "links.url");
        default -> json.skipChildren();
      }
    }
    try {
      return new Alert.Link(Json.required(text, "links.name"), Json.required(url, "links.url"));
    } catch (IllegalArgumentException bad) {
      throw new IOException(bad.getMessage(), bad);
    }
  }
}
