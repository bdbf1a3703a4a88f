package dev.shopfloor.bench;

import java.util.OptionalDouble;

/** What a row is to reach. */
public sealed interface Target {
  /** Nothing: the row informs. */
  record None() implements Target {}

  /** Ours takes at most so many times the yardstick's. */
  record AtMostTimes(double times) implements Target {}

  /** The yardstick takes at least so many times ours. */
  record TimesFaster(double times) implements Target {}

  /** Ours is at most this, in its own unit. */
  record AtMost(double value) implements Target {}

  /** Ours is at least this, in its own unit. */
  record AtLeast(double value) implements Target {}

  /** Ours allocates at most so many bytes per reading. */
  record BytesAtMost(double bytes) implements Target {}

  /**
   * Whether a row reaches it.
   *
   * @throws IllegalStateException if what is to be judged was not measured
   */
  default boolean met(Measured ours, OptionalDouble yardstick) {
    return switch (this) {
      case None() -> true;
      case AtMostTimes(double times) -> ours.median() <= times * present(yardstick);
      case TimesFaster(double times) -> present(yardstick) >= times * ours.median();
      case AtMost(double value) -> ours.median() <= value;
      case AtLeast(double value) -> ours.median() >= value;
      case BytesAtMost(double bytes) -> present(ours.bytes()) <= bytes;
    };
  }

  /**
   * As a table says it; empty for none.
   *
   * @param unit of what is judged
   */
  default String shown(String unit) {
    return switch (this) {
      case None() -> "";
      case AtMostTimes(double times) -> "≤ " + plain(times) + " ×";
      case TimesFaster(double times) -> "≥ " + plain(times) + " × faster";
      case AtMost(double value) -> "≤ " + plain(value) + " " + unit;
      case AtLeast(double value) -> "≥ " + plain(value) + " " + unit;
      case BytesAtMost(double bytes) -> "≤ " + plain(bytes) + " B";
    };
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static double present(OptionalDouble value) {
    return value.orElseThrow(() -> new IllegalStateException("this was not measured"));
  }
}
