package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** Bytes out of JSON, just as they stand there. */
final class JsonBytes {
  private JsonBytes() {}

  /**
   * The very bytes of the value at the parser's token, which is read to its end: written anew, 10.0
   * might become 10 and a repeated name be lost.
   *
   * @param source what the parser reads
   */
  static byte[] original(JsonParser json, byte[] source) throws IOException {
    long start = json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    long end = json.currentLocation().getByteOffset();
    if (start < 0 || end > source.length) {
      throw new IOException("an envelope must be in UTF-8");
    }
    return Arrays.copyOfRange(source, (int) start, (int) end);
  }

  /** The bytes that a text in base64 stands for; none for null. */
  static byte[] base64(JsonParser json, String field) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return new byte[0];
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new IOException("\"" + field + "\" must be a text in base64");
    }
    return json.getBinaryValue();
  }

  /** What is wrong, in words for people. */
  static String why(IOException problem) {
    return problem instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(problem.getMessage());
  }

  /** Makes sure that an object was all there is. */
  static void end(JsonParser json) throws IOException {
    if (json.nextToken() != null) {
      throw new IOException("more stands after the envelope's closing brace");
    }
  }
}
