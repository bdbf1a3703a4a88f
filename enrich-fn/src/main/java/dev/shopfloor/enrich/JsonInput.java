package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import java.io.IOException;

/** Opens a payload as JSON, and puts into words what is wrong with one that is none. */
public final class JsonInput {
  private JsonInput() {}

  /**
   * Reads a payload in one pass.
   *
   * @return what the pass made of it; {@link Refused} when the payload is too large or no JSON
   */
  public static Decoding read(byte[] bytes, Pass pass) {
    if (bytes.length > FlatJsonDecoder.MAX_BYTES) {
      return tooLarge(bytes.length, FlatJsonDecoder.MAX_BYTES);
    }
    try (JsonParser json = open(bytes)) {
      return pass.run(json);
    } catch (IOException unreadable) {
      return refused(unreadable);
    }
  }

  static JsonParser open(byte[] bytes) throws IOException {
    JsonParser json = Json.factory().createParser(bytes);
    // so that a bare NaN costs its own tag and not the whole message
    json.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
    return json;
  }

  static Refused tooLarge(int length, int most) {
    return new Refused(
        Reason.TOO_LARGE,
        null,
        "the payload has %d bytes; at most %d are read".formatted(length, most));
  }

  static Refused refused(IOException unreadable) {
    return new Refused(
        unreadable instanceof StreamConstraintsException ? Reason.TOO_LARGE : Reason.MALFORMED_JSON,
        null,
        unreadable instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(unreadable.getMessage()));
  }

  /** One pass over a payload. */
  @FunctionalInterface
  public interface Pass {
    /** Reads from before the first token to the end; what is no JSON throws. */
    Decoding run(JsonParser json) throws IOException;
  }
}
