package dev.shopfloor.workorder;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of repeats that stand in no comment yet, all in one unit.
 *
 * @param low the least
 * @param high the greatest
 * @param last the one of the last repeat that was worked
 * @param unit UCUM; null when there is none
 */
public record Span(double low, double high, double last, @Nullable String unit) {
  /** The span with one value more; values of another unit begin a new span. */
  static Span of(@Nullable Span before, Occurrence.Measured measured) {
    double value = measured.value();
    if (before == null || !Objects.equals(before.unit, measured.unit())) {
      return new Span(value, value, value, measured.unit());
    }
    return new Span(Math.min(before.low, value), Math.max(before.high, value), value, before.unit);
  }
}
