package dev.shopfloor.workorder.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.Cmms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The answers of {@link PlantCmms}. */
final class PlantCmmsJson {
  private static final int MOST_WORDS = 500;

  private PlantCmmsJson() {}

  static Cmms.Order order(byte[] body) throws IOException {
    try (JsonParser json = Json.factory().createParser(body)) {
      return new PlantCmmsFields(json).order();
    }
  }

  static List<Cmms.Order> orders(byte[] body) throws IOException {
    return page(body).items.stream().map(Cmms.Change::order).toList();
  }

  static Cmms.Changes changes(byte[] body) throws IOException {
    Page page = page(body);
    if (page.items.stream().anyMatch(change -> change.at() < 0)) {
      throw new IOException("\"updated\" is missing");
    }
    return new Cmms.Changes(page.items, page.more);
  }

  private static Page page(byte[] body) throws IOException {
    List<Cmms.Change> items = null;
    boolean more = false;
    try (JsonParser json = Json.factory().createParser(body)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        if (name.equals("more")) {
          more = token == JsonToken.VALUE_TRUE;
        } else if (!name.equals("items")) {
          json.skipChildren();
        } else if (token != JsonToken.START_ARRAY) {
          throw new IOException("\"items\" must be an array");
        } else {
          items = new ArrayList<>();
          while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(change(json));
          }
        }
      }
    }
    return new Page(Json.required(items, "items"), more);
  }

  private static Cmms.Change change(JsonParser json) throws IOException {
    PlantCmmsFields fields = new PlantCmmsFields(json);
    return new Cmms.Change(fields.order(), fields.updated());
  }

  private record Page(List<Cmms.Change> items, boolean more) {}

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
