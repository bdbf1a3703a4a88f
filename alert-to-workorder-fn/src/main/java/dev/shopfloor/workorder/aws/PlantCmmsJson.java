package dev.shopfloor.workorder.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.Cmms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The answers of {@link PlantCmms}. */
final class PlantCmmsJson {
  // a word that is not known counts as open: a comment too many does less harm than an order too
  // many
  private static final Set<String> FINISHED =
      Set.of("COMPLETED", "COMPLETE", "DONE", "CLOSED", "CANCELLED", "CANCELED");

  private static final int MOST_WORDS = 500;

  private PlantCmmsJson() {}

  static Cmms.Order order(byte[] body) throws IOException {
    try (JsonParser json = Json.factory().createParser(body)) {
      return order(json);
    }
  }

  static List<Cmms.Order> orders(byte[] body) throws IOException {
    List<Cmms.Order> orders = null;
    try (JsonParser json = Json.factory().createParser(body)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (!name.equals("items")) {
          json.skipChildren();
        } else if (json.currentToken() != JsonToken.START_ARRAY) {
          throw new IOException("\"items\" must be an array");
        } else {
          orders = new ArrayList<>();
          while (json.nextToken() != JsonToken.END_ARRAY) {
            orders.add(order(json));
          }
        }
      }
    }
    return Json.required(orders, "items");
  }

  private static Cmms.Order order(JsonParser json) throws IOException {
    Json.enterObject(json);
    String id = null;
    String number = null;
    String marker = "";
    String status = "";
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      switch (name) {
        case "id" -> id = token.isScalarValue() ? json.getText() : null;
        case "number" -> number = token.isScalarValue() ? json.getText() : null;
        case "marker" -> marker = token == JsonToken.VALUE_STRING ? json.getText() : "";
        case "status" -> status = token == JsonToken.VALUE_STRING ? json.getText() : "";
        default -> json.skipChildren();
      }
    }
    String known = Json.required(id, "id");
    return new Cmms.Order(
        known, number == null ? known : number, marker, !FINISHED.contains(status));
  }

  /** The words of an error, whatever its shape; of another body, its beginning. */
  static String words(byte[] body) {
    List<String> words = new ArrayList<>();
    try (JsonParser json = Json.factory().createParser(body)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          words.add(json.getText());
        }
      }
    } catch (IOException notJson) {
      String text = new String(body, StandardCharsets.UTF_8);
      return shortened(text);
    }
    return shortened(String.join(": ", words));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.isEmpty() ? "no words" : line.substring(0, Math.min(MOST_WORDS, line.length()));
  }
}
