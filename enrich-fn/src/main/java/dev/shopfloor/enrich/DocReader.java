package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a payload whole; size, nesting, names and numbers are bounded by {@link Json}. */
public final class DocReader {
  private DocReader() {}

  /** A payload as a tree, or why it is none. */
  public sealed interface Read {
    /** The payload. */
    record Good(Doc doc) implements Read {}

    /** What is wrong with it. */
    record Bad(Refused why) implements Read {}
  }

  /** Reads a payload as it came from IoT Core. */
  public static Read read(byte[] bytes) {
    if (bytes.length > FlatJsonDecoder.MAX_BYTES) {
      return bad(
          Reason.TOO_LARGE,
          "the payload has %d bytes; at most %d are read"
              .formatted(bytes.length, FlatJsonDecoder.MAX_BYTES));
    }
    try (JsonParser json = Json.factory().createParser(bytes)) {
      // so that a bare NaN costs its own tag and not the whole message
      json.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
      if (json.nextToken() == null) {
        return bad(Reason.MALFORMED_JSON, "the payload is empty");
      }
      Doc doc = value(json);
      return json.nextToken() == null
          ? new Read.Good(doc)
          : bad(Reason.MALFORMED_JSON, "more stands after the payload's end");
    } catch (StreamConstraintsException beyond) {
      return bad(Reason.TOO_LARGE, beyond.getOriginalMessage());
    } catch (JsonProcessingException malformed) {
      return bad(Reason.MALFORMED_JSON, malformed.getOriginalMessage());
    } catch (IOException malformed) {
      return bad(Reason.MALFORMED_JSON, String.valueOf(malformed.getMessage()));
    }
  }

  private static Read bad(Reason reason, @Nullable String message) {
    return new Read.Bad(new Refused(reason, null, String.valueOf(message)));
  }

  // recursion is bounded by the factory's nesting depth
  private static Doc value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> new Doc.Text(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Doc.Num(json.getText());
      case VALUE_TRUE -> new Doc.Bool(true);
      case VALUE_FALSE -> new Doc.Bool(false);
      default -> Doc.NULL;
    };
  }

  private static Doc object(JsonParser json) throws IOException {
    List<Doc.Member> members = new ArrayList<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      members.add(new Doc.Member(name, value(json)));
    }
    return new Doc.Obj(members);
  }

  private static Doc array(JsonParser json) throws IOException {
    List<Doc> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(json));
    }
    return new Doc.Arr(items);
  }
}
