package dev.shopfloor.workorder;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Says in a person's words that a value has passed its limit, or has come back. */
final class LimitWords {
  // more digits come from converting units, not from a sensor
  private static final MathContext SHOWN = new MathContext(6);
  private static final int MOST_PLAIN = 15;

  private LimitWords() {}

  /**
   * Such as {@code coolant temperature 92.3 °C above HH 90 °C}, or null when the alert is not about
   * a number and its limit.
   */
  static @Nullable String of(Alert alert) {
    Double threshold = alert.threshold();
    BigDecimal value = number(alert.value());
    if (alert.kind() != Alert.Kind.THRESHOLD || threshold == null || value == null) {
      return null;
    }
    String unit = unit(alert.unit());
    String limit = alert.code() == null ? "its limit" : alert.code();
    return "%s %s%s%s %s %s%s"
        .formatted(
            alert.signal().replace('_', ' '),
            shown(value),
            unit,
            side(alert.state(), value.compareTo(new BigDecimal(threshold))),
            limit,
            shown(new BigDecimal(threshold)),
            unit);
  }

  /** A value with its unit as people write it. */
  static String shown(double value, @Nullable String unit) {
    return shown(new BigDecimal(value)) + unit(unit);
  }

  private static String side(Alert.State state, int compared) {
    String word = compared > 0 ? "above" : compared < 0 ? "below" : "at";
    return state == Alert.State.RAISED ? " " + word : ", back " + word;
  }

  private static @Nullable BigDecimal number(@Nullable Value value) {
    return switch (value) {
      case Value.Real(double real) -> new BigDecimal(real);
      case Value.Whole(long whole) -> BigDecimal.valueOf(whole);
      case null, default -> null;
    };
  }

  private static String shown(BigDecimal number) {
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    BigDecimal rounded = (whole ? number : number.round(SHOWN)).stripTrailingZeros();
    boolean plain = Math.abs(rounded.precision() - rounded.scale()) <= MOST_PLAIN;
    return plain ? rounded.toPlainString() : rounded.round(SHOWN).stripTrailingZeros().toString();
  }

  /** The unit as people write it, after a blank; UCUM's own spelling where both are the same. */
  private static String unit(@Nullable String code) {
    return switch (code) {
      case null -> "";
      case "Cel" -> " °C";
      case "[degF]" -> " °F";
      // an annotation in front is the thing counted: {pcs}/min
      default -> " " + code.replaceFirst("^\\{([^}]*)}", "$1");
    };
  }
}
