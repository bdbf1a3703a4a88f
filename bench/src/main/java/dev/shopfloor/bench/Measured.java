package dev.shopfloor.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one contestant took.
 *
 * @param name who, such as {@code Jackson, parse and write}
 * @param median the median of the run, in units
 * @param unit such as {@code µs} or {@code ms CPU}; what is compared has the same
 * @param bytes allocated per reading, where that was seen
 */
public record Measured(String name, double median, String unit, OptionalDouble bytes) {
  /** Without allocation. */
  public static Measured of(String name, double median, String unit) {
    return new Measured(name, median, unit, OptionalDouble.empty());
  }

  String shown() {
    return number(median) + " " + unit;
  }

  /** Three digits that count. */
  static String number(double value) {
    double size = Math.abs(value);
    int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
