package dev.shopfloor.enrich;

import dev.shopfloor.model.Value;
import java.math.BigDecimal;

/** Compares values with limits. */
final class Numbers {
  private static final long EXACT = 1L << 53;

  private Numbers() {}

  /** Whether this is a number at all. */
  static boolean number(Value value) {
    return value instanceof Value.Real || value instanceof Value.Whole;
  }

  /** As {@link Double#compare}, without losing digits of a whole number; 0 for no number. */
  static int compare(Value value, double limit) {
    return switch (value) {
      case Value.Real(double real) -> Double.compare(real, limit);
      case Value.Whole(long whole) ->
          Math.abs(whole) <= EXACT
              ? Double.compare((double) whole, limit)
              : BigDecimal.valueOf(whole).compareTo(new BigDecimal(limit));
      default -> 0;
    };
  }
}
