package dev.shopfloor.enrich;

import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.TagSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules for a machine condition, wherever its parts stood. */
public final class Conditions {
  /** The longest alarm code, in characters: the codes that stand are kept together in one item. */
  public static final int MAX_CODE = 128;

  private Conditions() {}

  /** A condition, or why it is none. */
  public sealed interface Read {}

  /**
   * A condition.
   *
   * @param condition as the machine reports it
   * @param quality STALE where the machine is not there, else GOOD
   */
  public record Good(Condition condition, Quality quality) implements Read {}

  /**
   * No condition.
   *
   * @param reason why
   * @param why one sentence that names the value
   */
  public record Bad(Reason reason, String why) implements Read {}

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

  /** The condition of these parts, each of them empty where it was not sent. */
  public static Read of(String word, String code, String text, String qualifier) {
    Level level = level(word);
    if (level == null) {
      return new Bad(
          Reason.WRONG_TYPE,
          "the value is an object; only a machine condition is read, whose level is normal,"
              + " warning, fault or unavailable, not \""
              + Shown.of(word)
              + "\"");
    }
    if (code.length() > MAX_CODE || text.length() > TagSpec.MAX_TEXT) {
      return new Bad(
          Reason.TOO_LARGE,
          "a condition with a code of %d and a text of %d characters; at most %d and %d are kept"
              .formatted(code.length(), text.length(), MAX_CODE, TagSpec.MAX_TEXT));
    }
    return new Good(
        new Condition(level, code, text, qualifier.isEmpty() ? null : Shown.of(qualifier)),
        level == Level.UNAVAILABLE ? Quality.STALE : Quality.GOOD);
  }
}
