package dev.shopfloor.enrich.mapping;

import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import org.jspecify.annotations.Nullable;

/** A value out of a payload, or why it is none. */
sealed interface Reading {
  /** The source says that it has no value. */
  Reading NONE = new Sent(Value.ABSENT, null, Quality.BAD, null);

  /**
   * A value.
   *
   * @param value as sent
   * @param condition set when it is a machine condition
   * @param quality what the value itself says of its quality
   * @param unit the unit inside the value; null for none
   */
  record Sent(Value value, @Nullable Condition condition, Quality quality, @Nullable String unit)
      implements Reading {
    /** Whether a unit can belong to it. */
    boolean measured() {
      return switch (value) {
        case Value.Real real -> true;
        case Value.Whole whole -> true;
        case Value.Text(String text) ->
            !text.isEmpty() && "+-.0123456789".indexOf(text.charAt(0)) >= 0;
        default -> false;
      };
    }
  }

  /**
   * No value that can be used.
   *
   * @param reason why
   * @param why one sentence that names what was sent
   */
  record Unusable(Reason reason, String why) implements Reading {}

  static Reading good(Value value) {
    return new Sent(value, null, Quality.GOOD, null);
  }
}
