package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    return read(bytes, FlatJsonDecoder.MAX_BYTES);
  }

  /**
   * Reads a payload.
   *
   * @param most the most bytes that are read; a longer payload is refused
   */
  public static Read read(byte[] bytes, int most) {
    if (bytes.length > most) {
      return new Read.Bad(JsonInput.tooLarge(bytes.length, most));
    }
    try (JsonParser json = JsonInput.open(bytes)) {
      if (json.nextToken() == null) {
        return bad("the payload is empty");
      }
      Doc doc = value(json);
      return json.nextToken() == null
          ? new Read.Good(doc)
          : bad("more stands after the payload's end");
    } catch (IOException unreadable) {
      return new Read.Bad(JsonInput.refused(unreadable));
    }
  }

  private static Read bad(String message) {
    return new Read.Bad(new Refused(Reason.MALFORMED_JSON, null, message));
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
