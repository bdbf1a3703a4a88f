package dev.shopfloor.enrich.mapping;

import dev.shopfloor.model.Quality;
import java.util.Locale;

/** What quality codes mean where a mapping does not say it: words, switches, OPC DA's 8 bits. */
final class QualityWords {
  private static final int STALE = 500;

  private QualityWords() {}

  /** The quality; a code that nobody knows is UNCERTAIN. */
  static Quality of(String code) {
    return switch (code.toUpperCase(Locale.ROOT)) {
      case "GOOD", "OK", "TRUE", "VALID" -> Quality.GOOD;
      case "BAD", "FALSE", "INVALID" -> Quality.BAD;
      case "STALE", "UNAVAILABLE" -> Quality.STALE;
      default -> number(code);
    };
  }

  private static Quality number(String code) {
    if (code.length() > 3 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Quality.UNCERTAIN;
    }
    int number = Integer.parseInt(code);
    if (number == STALE) {
      return Quality.STALE;
    }
    return switch (number >> 6) {
      case 0 -> Quality.BAD;
      case 3 -> Quality.GOOD;
      default -> Quality.UNCERTAIN;
    };
  }
}
