package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.FlatJsonPass.Reading;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a machine condition, {@code {level, nativeCode, nativeSeverity, qualifier, text}}. */
public final class ConditionReader {
  /** The longest alarm code, in characters: the codes that stand are kept together in one item. */
  static final int MAX_CODE = Conditions.MAX_CODE;

  private final JsonParser json;
  private final String tag;

  ConditionReader(JsonParser json, String tag) {
    this.json = json;
    this.tag = tag;
  }

  /** The level of this name in any case, or null. */
  public static @Nullable Level level(String word) {
    return Conditions.level(word);
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
