package dev.shopfloor.writer;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Value;
import java.util.Comparator;

/**
 * The order of points of one tag and one instant; the last one is kept.
 *
 * <p>By sequence, where the source has one; then by a hash of the value, so that the same points
 * give the same winner in whatever order they arrive; then by the value itself and the quality,
 * because hashes collide. A point without a value comes before any that has one.
 */
final class EventOrder {
  static final Comparator<EnrichedPoint> COMPARATOR =
      Comparator.comparingLong(EnrichedPoint::sequence)
          .thenComparing(point -> point.value() != Value.ABSENT)
          .thenComparingInt(point -> hash(point.value()))
          .thenComparing(point -> canonical(point.value()))
          .thenComparing(EnrichedPoint::quality);

  private EventOrder() {}

  static int hash(Value value) {
    return switch (value) {
      case Value.Real(double real) -> Double.hashCode(real);
      case Value.Whole(long whole) -> Long.hashCode(whole);
      case Value.Truth(boolean truth) -> Boolean.hashCode(truth);
      case Value.Text(String text) -> text.hashCode();
      case Value.Absent absent -> 0;
    };
  }

  private static String canonical(Value value) {
    return switch (value) {
      case Value.Real(double real) -> "r" + real;
      case Value.Whole(long whole) -> "w" + whole;
      case Value.Truth(boolean truth) -> "b" + truth;
      case Value.Text(String text) -> "t" + text;
      case Value.Absent absent -> "";
    };
  }
}
