package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a store's answer to one write request means. */
sealed interface InfluxAnswer {
  /** All lines are in the store. */
  record Accepted() implements InfluxAnswer {}

  /**
   * At least one line is refused for good; whether the others are stored is not known.
   *
   * @param words the store's own
   * @param lines numbers of the refused lines, 1 or more; empty when the store names none
   */
  record Refused(String words, List<Integer> lines) implements InfluxAnswer {
    /** Whether the line is refused because its time is no longer kept. */
    boolean late() {
      String text = words.toLowerCase(Locale.ROOT);
      return text.contains("beyond retention") || text.contains("outside retention");
    }
  }

  /**
   * The store failed over a line, which may be the line's fault or the store's.
   *
   * @param words the store's own
   * @param lines numbers of the lines it failed over, at least one
   */
  record Failed(String words, List<Integer> lines) implements InfluxAnswer {}

  /** The request is larger than the store takes. */
  record TooLarge(String words) implements InfluxAnswer {}

  /** The token is not taken. */
  record Unauthorized(String words) implements InfluxAnswer {}

  /**
   * The store cannot take it now.
   *
   * @param after how long it wants to be left alone; zero when it does not say
   * @param words what is known about it
   */
  record Unavailable(Duration after, String words) implements InfluxAnswer {}

  /**
   * Reads an answer.
   *
   * @param status of HTTP
   * @param after of the header Retry-After; zero when it has none
   * @param body may be empty, and need not be JSON
   */
  static InfluxAnswer of(int status, Duration after, String body) {
    if (status >= 200 && status < 300) {
      return new Accepted();
    }
    Body read = Body.read(body);
    String words = "HTTP %d %s".formatted(status, read.words).strip();
    return switch (status) {
      case 400, 422 -> new Refused(words, read.lines);
      case 413 -> new TooLarge(words);
      case 401, 403 -> new Unauthorized(words);
      default ->
          read.lines.isEmpty() ? new Unavailable(after, words) : new Failed(words, read.lines);
    };
  }

  /** The body of an answer, in the forms of InfluxDB 2, InfluxDB 3 and QuestDB. */
  final class Body {
    private static final int MOST_WORDS = 500;

    private final List<Integer> lines = new ArrayList<>();
    private String words = "";

    private Body() {}

    private static Body read(String text) {
      Body body = new Body();
      try (JsonParser json = Json.factory().createParser(text)) {
        if (json.nextToken() == JsonToken.START_OBJECT) {
          body.object(json);
        }
      } catch (IOException noJson) {
        // the text itself is then all that the store says
        body.lines.clear();
      }
      if (body.words.isEmpty()) {
        body.words = text.strip();
      }
      body.words =
          body.words
              .substring(0, Math.min(MOST_WORDS, body.words.length()))
              .replaceAll("\\s+", " ");
      return body;
    }

    private void object(JsonParser json) throws IOException {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        switch (name) {
          case "line", "line_number" -> {
            if (token == JsonToken.VALUE_NUMBER_INT) {
              lines.add(json.getIntValue());
            }
          }
          case "message", "error", "error_message" -> {
            if (token == JsonToken.VALUE_STRING) {
              words = words.isEmpty() ? json.getText() : words + ": " + json.getText();
            }
          }
          case "data" -> data(json);
          default -> json.skipChildren();
        }
      }
    }

    /** InfluxDB 3 gives a list of lines or, when it takes none of them, the first one alone. */
    private void data(JsonParser json) throws IOException {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        object(json);
      }
      if (json.currentToken() != JsonToken.START_ARRAY) {
        return;
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          object(json);
        }
      }
    }
  }
}
