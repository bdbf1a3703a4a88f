package dev.shopfloor.workorder.cmms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values read as what is expected of them. */
final class Values {
  private Values() {}

  /** A text, number or truth as text; empty for anything else. A whole number has no point. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth.toString();
      case Number number -> {
        BigDecimal decimal = new BigDecimal(number.toString());
        yield decimal.stripTrailingZeros().scale() <= 0
            ? decimal.toBigInteger().toString()
            : decimal.toPlainString();
      }
      case null, default -> "";
    };
  }

  /** The text of a field; null when it is absent, no scalar or blank. */
  static @Nullable String textOrNull(Map<?, ?> map, String name) {
    String text = text(map.get(name)).strip();
    return text.isEmpty() ? null : text;
  }

  /** A list; one value counts as a list of it, as JSONata takes them. */
  static List<?> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      default -> List.of(value);
    };
  }
}
