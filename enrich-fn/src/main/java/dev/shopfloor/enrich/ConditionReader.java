package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.FlatJsonPass.Reading;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import java.io.IOException;

/** Reads a machine condition, {@code {level, nativeCode, nativeSeverity, qualifier, text}}. */
final class ConditionReader {
  private final JsonParser json;
  private final String tag;

  ConditionReader(JsonParser json, String tag) {
    this.json = json;
    this.tag = tag;
  }

  /** Reads the object that begins at the parser's current token, to its end. */
  Reading read() throws IOException {
    String word = "";
    String code = "";
    String text = "";
    String qualifier = "";
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "level" -> word = scalar();
        case "nativeCode" -> code = scalar();
        case "text" -> text = scalar();
        case "qualifier" -> qualifier = scalar();
        default -> json.skipChildren();
      }
    }
    return switch (Conditions.of(word, code, text, qualifier)) {
      case Conditions.Good(Condition condition, Quality quality) ->
          new Reading.Sent(tag, new Value.Text(condition.level().name()), condition, quality);
      case Conditions.Bad(Reason reason, String why) -> new Reading.Unusable(tag, reason, why);
    };
  }

  private String scalar() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return "";
    }
    if (json.currentToken().isStructStart()) {
      json.skipChildren();
      return "";
    }
    return json.getText().strip();
  }
}
