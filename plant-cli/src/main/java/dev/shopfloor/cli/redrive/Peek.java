package dev.shopfloor.cli.redrive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The texts of a JSON object by their path, such as {@code detail.asset}; of an array the first
 * text of each path. Enough to tell what a message is, without reading what it carries.
 */
final class Peek {
  private static final int MOST_LEVELS = 3;

  private final Map<String, String> texts = new HashMap<>();

  private Peek() {}

  /** What can be seen of a body; nothing where it is no JSON object. */
  static Peek at(String body) {
    Peek peek = new Peek();
    try (JsonParser json = Json.factory().createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        peek.object(json, "", 1);
      }
    } catch (IOException broken) {
      // what was seen before it is worth telling; the stage says what is wrong with it
    }
    return peek;
  }

  /** The text of a path. */
  Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  /** The paths that were seen. */
  Set<String> paths() {
    return texts.keySet();
  }

  private void object(JsonParser json, String path, int level) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = path + json.currentName();
      json.nextToken();
      value(json, name, level);
    }
  }

  private void value(JsonParser json, String path, int level) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        texts.putIfAbsent(path, "");
        if (level < MOST_LEVELS) {
          object(json, path + ".", level + 1);
        } else {
          json.skipChildren();
        }
      }
      case START_ARRAY -> {
        texts.putIfAbsent(path, "");
        while (json.nextToken() != JsonToken.END_ARRAY) {
          value(json, path, level);
        }
      }
      case VALUE_STRING -> texts.putIfAbsent(path, json.getText());
      default -> texts.putIfAbsent(path, "");
    }
  }
}
