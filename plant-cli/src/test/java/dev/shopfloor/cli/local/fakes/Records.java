package dev.shopfloor.cli.local.fakes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The few things that the fake functions need of their events. */
final class Records {
  private static final JsonFactory JSON = new JsonFactory();

  private Records() {}

  record Message(String id, String body) {}

  static List<Message> of(InputStream event) throws IOException {
    List<Message> messages = new ArrayList<>();
    String id = "";
    try (JsonParser in = JSON.createParser(event)) {
      while (in.nextToken() != null) {
        if (in.currentToken() != JsonToken.FIELD_NAME) {
          continue;
        }
        if (in.currentName().equals("messageId")) {
          id = in.nextTextValue();
        } else if (in.currentName().equals("body")) {
          messages.add(new Message(id, in.nextTextValue()));
        }
      }
    }
    return messages;
  }

  /** The first text field of this name, however deep; empty when there is none. */
  static String text(String json, String field) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      while (in.nextToken() != null) {
        if (in.currentToken() == JsonToken.FIELD_NAME && in.currentName().equals(field)) {
          in.nextToken();
          return in.getText();
        }
      }
    }
    return "";
  }

  static void failures(List<Message> failed, OutputStream out) throws IOException {
    String items =
        failed.stream()
            .map(message -> "{\"itemIdentifier\":\"" + message.id() + "\"}")
            .collect(Collectors.joining(","));
    out.write(("{\"batchItemFailures\":[" + items + "]}").getBytes(StandardCharsets.UTF_8));
  }
}
