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

  /** How far apart two numbers are, 0 or more; 0 where one of them is none. */
  static double distance(Value one, Value other) {
    return one instanceof Value.Whole(long a) && other instanceof Value.Whole(long b)
        ? BigDecimal.valueOf(a).subtract(BigDecimal.valueOf(b)).abs().doubleValue()
        : Math.abs(real(one) - real(other));
  }

  private static double real(Value value) {
    return switch (value) {
      case Value.Real(double real) -> real;
      case Value.Whole(long whole) -> (double) whole;
      default -> 0;
    };
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
