package dev.shopfloor.workorder.cmms;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, texts, numbers, truths and null. Numbers keep all their digits: ids of
 * maintenance systems go beyond what a double holds.
 */
public final class JsonTree {
  /** The most bytes that are read. */
  public static final int MOST_BYTES = 1 << 20;

  private JsonTree() {}

  /**
   * Reads one value.
   *
   * @throws IOException when it is no JSON, too long or too deep; the message repeats nothing of it
   */
  public static @Nullable Object read(byte[] json) throws IOException {
    return read(json, false);
  }

  /**
   * Reads what people write: a name that comes twice is a mistake.
   *
   * @throws IOException when it is no JSON, too long or too deep
   */
  public static @Nullable Object readStrictly(byte[] json) throws IOException {
    return read(json, true);
  }

  /**
   * Writes a value.
   *
   * @throws IllegalArgumentException when it holds anything but JSON's own kinds
   */
  public static byte[] write(@Nullable Object tree) {
    return Json.bytes(json -> value(json, tree));
  }

  private static @Nullable Object read(byte[] json, boolean strictly) throws IOException {
    if (json.length > MOST_BYTES) {
      throw new IOException("%d bytes of JSON are more than %d".formatted(json.length, MOST_BYTES));
    }
    try (JsonParser parser = Json.factory().createParser(json)) {
      parser.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, strictly);
      if (parser.nextToken() == null) {
        throw new IOException("no JSON at all");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new IOException("something follows the end of the JSON");
      }
      return value;
    }
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
          json.nextToken();
          map.put(name, value(json));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getNumberValue();
      case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null, default -> throw new IOException("the JSON ends too early");
    };
  }

  private static void value(JsonGenerator json, @Nullable Object tree) throws IOException {
    switch (tree) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> field : map.entrySet()) {
          json.writeFieldName(String.valueOf(field.getKey()));
          value(json, field.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          value(json, element);
        }
        json.writeEndArray();
      }
      case String text -> json.writeString(text);
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Double number when Double.isFinite(number) -> json.writeNumber(number);
      default -> throw new IllegalArgumentException("no JSON: " + tree.getClass().getSimpleName());
    }
  }
}
