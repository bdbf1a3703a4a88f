package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few text fields that we read of what InfluxDB's API answers; tokens in lists stay unread. */
final class InfluxJson {
  private static final int MOST_WORDS = 200;

  private InfluxJson() {}

  /**
   * The text fields of one object.
   *
   * @throws IOException when the text is no JSON object; the message quotes nothing of it
   */
  static Map<String, String> object(String text, Set<String> fields) throws IOException {
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      return fields(json, fields);
    } catch (IOException unreadable) {
      throw new IOException("no JSON object");
    }
  }

  /**
   * The text fields of each object in an array that stands in an object.
   *
   * @return empty when the array is missing
   * @throws IOException when the text is no JSON object; the message quotes nothing of it
   */
  static List<Map<String, String>> objects(String text, String array, Set<String> fields)
      throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        if (json.nextToken() == JsonToken.START_ARRAY && name.equals(array)) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            objects.add(fields(json, fields));
          }
        } else {
          json.skipChildren();
        }
      }
      return objects;
    } catch (IOException unreadable) {
      throw new IOException("no JSON object");
    }
  }

  /** What an error's body says, cut short; empty when it is none of InfluxDB's. */
  static String message(String text) {
    try {
      String words = object(text, Set.of("message")).getOrDefault("message", "");
      return words.substring(0, Math.min(MOST_WORDS, words.length()));
    } catch (IOException page) {
      return "";
    }
  }

  private static Map<String, String> fields(JsonParser json, Set<String> fields)
      throws IOException {
    Map<String, String> found = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (json.nextToken() == JsonToken.VALUE_STRING && fields.contains(name)) {
        found.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return found;
  }
}
