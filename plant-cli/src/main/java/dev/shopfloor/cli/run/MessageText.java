package dev.shopfloor.cli.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message line: {@code {"topic","receivedAt","payload"}}, or with {@code "base64"} for
 * bytes.
 */
public final class MessageText {
  private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private @Nullable String topic;
  private @Nullable Long receivedAt;
  private byte @Nullable [] payload;

  private MessageText() {}

  /** What a line is. */
  public sealed interface Read {
    /**
     * A message line.
     *
     * @param message what it holds
     */
    record Good(MessageLine message) implements Read {}

    /**
     * No message line.
     *
     * @param why what is wrong with it
     * @param topic as far as it could be read; else empty
     * @param receivedAt as far as it could be read, ms since the epoch; else null
     */
    record Bad(String why, String topic, @Nullable Long receivedAt) implements Read {}
  }

  /** Reads a line; it never throws. */
  public static Read read(byte[] line) {
    MessageText text = new MessageText();
    try {
      return new Read.Good(text.parse(line));
    } catch (IOException bad) {
      return new Read.Bad(
          why(bad), text.topic == null ? "" : text.topic, plausible(text.receivedAt));
    }
  }

  private MessageLine parse(byte[] line) throws IOException {
    try (JsonParser json = Json.factory().createParser(line)) {
      Json.enterObject(json);
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        json.nextToken();
        switch (field) {
          case "topic" -> topic = Json.text(json, field);
          case "receivedAt" -> receivedAt = Json.whole(json, field);
          case "base64" -> payload(decode(Json.text(json, field)));
          case "payload" -> payload(slice(json, line));
          default -> json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new IOException("something follows the object");
      }
    }
    return new MessageLine(
        Json.required(topic, "topic"),
        millis(Json.required(receivedAt, "receivedAt")),
        Json.required(payload, "payload\" or \"base64"));
  }

  private void payload(byte[] read) throws IOException {
    if (payload != null) {
      throw new IOException("a line holds one of \"payload\" and \"base64\", once");
    }
    payload = read;
  }

  /** A time in another unit would let decades of minutes tick before the next message. */
  private static long millis(long receivedAt) throws IOException {
    if (plausible(receivedAt) == null) {
      throw new IOException(
          "\"receivedAt\" is %d, which is not from 2000 to 2100 in milliseconds since 1970"
              .formatted(receivedAt));
    }
    return receivedAt;
  }

  private static @Nullable Long plausible(@Nullable Long millis) {
    return millis != null && millis >= EARLIEST && millis <= LATEST ? millis : null;
  }

  private static byte[] decode(String base64) throws IOException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException bad) {
      throw new IOException("\"base64\" is no base 64: " + bad.getMessage(), bad);
    }
  }

  /** The very bytes of the payload: written anew, 10.0 or a repeated name might look otherwise. */
  private static byte[] slice(JsonParser json, byte[] line) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    return Arrays.copyOfRange(line, from, (int) json.currentLocation().getByteOffset());
  }

  private static String why(IOException cause) {
    return cause instanceof JsonProcessingException bad
        ? bad.getOriginalMessage()
        : String.valueOf(cause.getMessage());
  }
}
