package dev.shopfloor.workorder.adapter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON whole; size, nesting, names and numbers are bounded by {@link Json}. */
final class Docs {
  private Docs() {}

  /** The JSON value that a text is, or {@link Doc.Nothing} when it is none. */
  static Doc read(@Nullable String text) {
    if (text == null) {
      return Doc.Nothing.INSTANCE;
    }
    try (JsonParser json = Json.factory().createParser(text)) {
      return whole(json);
    } catch (IOException none) {
      return Doc.Nothing.INSTANCE;
    }
  }

  /** The JSON value that bytes are, or {@link Doc.Nothing} when they are none. */
  static Doc read(byte[] bytes) {
    try (JsonParser json = Json.factory().createParser(bytes)) {
      return whole(json);
    } catch (IOException none) {
      return Doc.Nothing.INSTANCE;
    }
  }

  private static Doc whole(JsonParser json) throws IOException {
    if (json.nextToken() == null) {
      return Doc.Nothing.INSTANCE;
    }
    Doc doc = value(json);
    return json.nextToken() == null ? doc : Doc.Nothing.INSTANCE;
  }

  // recursion is bounded by the factory's nesting depth
  private static Doc value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> new Doc.Text(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Doc.Num(json.getText());
      case VALUE_TRUE -> new Doc.Truth(true);
      case VALUE_FALSE -> new Doc.Truth(false);
      case null, default -> Doc.Nothing.INSTANCE;
    };
  }

  private static Doc object(JsonParser json) throws IOException {
    Map<String, Doc> members = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      members.put(name, value(json));
    }
    return new Doc.Obj(members);
  }

  private static Doc array(JsonParser json) throws IOException {
    List<Doc> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(json));
    }
    return new Doc.Arr(values);
  }
}
