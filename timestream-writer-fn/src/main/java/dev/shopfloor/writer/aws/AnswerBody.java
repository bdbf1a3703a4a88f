package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of an answer that is no success, in the forms of InfluxDB 1, 2 and 3 and of QuestDB.
 *
 * @param words what it says as a whole; the body itself when it is none of these forms
 * @param lines the lines that it lists or numbers beside its words
 */
record AnswerBody(String words, List<Blame.Line> lines) {
  /** Reads a body; it may be empty, cut off or no JSON. */
  static AnswerBody read(String text) {
    Reader reader = new Reader();
    try (JsonParser json = Json.factory().createParser(text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        reader.object(json);
      }
    } catch (IOException noJson) {
      // the text itself is then all that the store says
      reader.lines.clear();
    }
    return new AnswerBody(
        reader.words.isEmpty() ? text.strip() : reader.words, List.copyOf(reader.lines));
  }

  private static final class Reader {
    private final List<Blame.Line> lines = new ArrayList<>();
    private String words = "";

    private void object(JsonParser json) throws IOException {
      int line = 0;
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        switch (name) {
          case "line" -> line = token == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
          case "message", "error" -> {
            if (token == JsonToken.VALUE_STRING) {
              words = json.getText();
            }
          }
          case "data" -> data(json);
          default -> json.skipChildren();
        }
      }
      if (line > 0) {
        lines.add(new Blame.Line(line, words));
      }
    }

    /** InfluxDB 3 gives a list of lines or, when it takes none of them, the first one alone. */
    private void data(JsonParser json) throws IOException {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        listed(json);
        words += lines.isEmpty() ? "" : ": " + lines.getLast().words();
      } else if (json.currentToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          listed(json);
        }
        words += lines.size() == 1 ? ": " + lines.getFirst().words() : "";
      }
    }

    private void listed(JsonParser json) throws IOException {
      int line = 0;
      String why = "";
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        switch (name) {
          case "line_number" -> line = token == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
          case "error_message" -> why = token == JsonToken.VALUE_STRING ? json.getText() : "";
          default -> json.skipChildren();
        }
      }
      if (line > 0) {
        lines.add(new Blame.Line(line, why));
      }
    }
  }
}
