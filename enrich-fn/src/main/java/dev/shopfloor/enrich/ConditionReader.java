package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.FlatJsonPass.Reading;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a machine condition, {@code {level, nativeCode, nativeSeverity, qualifier, text}}. */
public final class ConditionReader {
  /** The longest alarm code, in characters: the codes that stand are kept together in one item. */
  static final int MAX_CODE = 128;

  private final JsonParser json;
  private final String tag;

  ConditionReader(JsonParser json, String tag) {
    this.json = json;
    this.tag = tag;
  }

  /** The level of this name in any case, or null. */
  public static @Nullable Level level(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "NORMAL" -> Level.NORMAL;
      case "WARNING" -> Level.WARNING;
      case "FAULT" -> Level.FAULT;
      case "UNAVAILABLE" -> Level.UNAVAILABLE;
      default -> null;
    };
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
    Level level = level(word);
    if (level == null) {
      return new Reading.Unusable(
          tag,
          Reason.WRONG_TYPE,
          "the value is an object; only a machine condition is read, whose level is normal,"
              + " warning, fault or unavailable, not \""
              + Shown.of(word)
              + "\"");
    }
    if (code.length() > MAX_CODE || text.length() > TagSpec.MAX_TEXT) {
      return new Reading.Unusable(
          tag,
          Reason.TOO_LARGE,
          "a condition with a code of %d and a text of %d characters; at most %d and %d are kept"
              .formatted(code.length(), text.length(), MAX_CODE, TagSpec.MAX_TEXT));
    }
    return new Reading.Sent(
        tag,
        new Value.Text(level.name()),
        new Condition(level, code, text, qualifier.isEmpty() ? null : Shown.of(qualifier)),
        level == Level.UNAVAILABLE ? Quality.STALE : Quality.GOOD);
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
