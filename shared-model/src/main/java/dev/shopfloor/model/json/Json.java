package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.shopfloor.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The JSON factory of all codecs, with limits on what a sender may make us read. */
public final class Json {
  /** The deepest nesting read; machines nest three or four deep. */
  public static final int MAX_DEPTH = 64;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(400)
                  .maxNameLength(1_000)
                  .maxStringLength(8 * 1024 * 1024)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          // SQS refuses some characters that JSON allows, U+FFFF for one; escaped, all of them pass
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /** The factory; safe for use by several threads. */
  public static JsonFactory factory() {
    return FACTORY;
  }

  /** Writes JSON into bytes. */
  public static byte[] bytes(Writer writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      writer.write(json);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  /** Writes one value; an absent one as null. */
  public static void writeValue(JsonGenerator json, Value value) throws IOException {
    switch (value) {
      case Value.Real(double real) -> json.writeNumber(real);
      case Value.Whole(long whole) -> json.writeNumber(whole);
      case Value.Truth(boolean truth) -> json.writeBoolean(truth);
      case Value.Text(String text) -> json.writeString(text);
      case Value.Absent absent -> json.writeNull();
    }
  }

  /**
   * Reads the value at the parser's current token. A number with a point or an exponent is real,
   * another is whole.
   *
   * @throws IOException when the token is no scalar, or a whole number beyond 64 bits
   */
  public static Value readValue(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT -> new Value.Whole(json.getLongValue());
      case VALUE_NUMBER_FLOAT -> new Value.Real(finite(json));
      case VALUE_TRUE -> new Value.Truth(true);
      case VALUE_FALSE -> new Value.Truth(false);
      case VALUE_STRING -> new Value.Text(json.getText());
      case VALUE_NULL -> Value.ABSENT;
      case null, default ->
          throw new IOException("a value is a number, a text, true, false or null");
    };
  }

  /**
   * Steps into the object that begins at the current or the next token.
   *
   * @throws IOException when there is none
   */
  public static void enterObject(JsonParser json) throws IOException {
    JsonToken token = json.currentToken() == null ? json.nextToken() : json.currentToken();
    if (token != JsonToken.START_OBJECT) {
      throw new IOException("a JSON object was expected, not " + token);
    }
  }

  /** The text of a string token, or null for a null token; another token is an error. */
  public static @Nullable String textOrNull(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL ? null : text(json, json.currentName());
  }

  /** The text of a string token; another token is an error that names the field. */
  public static String text(JsonParser json, @Nullable String field) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new IOException("\"" + field + "\" must be a text");
    }
    return json.getText();
  }

  /** The value of a whole-number token; another token is an error that names the field. */
  public static long whole(JsonParser json, @Nullable String field) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new IOException("\"" + field + "\" must be a whole number");
    }
    return json.getLongValue();
  }

  /** What was required, or an error that names the field that is missing. */
  public static <T> T required(@Nullable T value, String field) throws IOException {
    if (value == null) {
      throw new IOException("\"" + field + "\" is missing");
    }
    return value;
  }

  /** The constant of this name, or an error that names field and value. */
  public static <E extends Enum<E>> E constant(Class<E> type, JsonParser json) throws IOException {
    String name = text(json, json.currentName());
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException unknown) {
      throw new IOException("\"" + json.currentName() + "\" cannot be \"" + name + "\"", unknown);
    }
  }

  private static double finite(JsonParser json) throws IOException {
    double real = json.getDoubleValue();
    if (!Double.isFinite(real)) {
      throw new IOException("a number beyond the range of a double: " + json.getText());
    }
    return real;
  }

  /** Something that writes JSON. */
  @FunctionalInterface
  public interface Writer {
    /** Writes one value. */
    void write(JsonGenerator json) throws IOException;
  }
}
