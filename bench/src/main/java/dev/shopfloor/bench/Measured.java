package dev.shopfloor.bench;

import java.util.List;
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
  private static final List<String> TIMES = List.of("ns", "µs", "ms", "s");

  /** Without allocation. */
  public static Measured of(String name, double median, String unit) {
    return new Measured(name, median, unit, OptionalDouble.empty());
  }

  /** The share of one, where so many were done together; the bytes are of one reading already. */
  public Measured dividedBy(int many) {
    return new Measured(name, median / many, unit, bytes);
  }

  /** For the table; a time in the unit that gives the shortest number. */
  String shown() {
    return shown(median, unit);
  }

  /** A value for the table, such as a target in its row's unit. */
  static String shown(double value, String unit) {
    String word = unit.split(" ", 2)[0];
    int at = TIMES.indexOf(word);
    double scaled = value;
    if (at >= 0 && value > 0) {
      while (scaled < 1 && at > 0) {
        scaled *= 1_000;
        at--;
      }
      while (scaled >= 1_000 && at < TIMES.size() - 1) {
        scaled /= 1_000;
        at++;
      }
      return number(scaled) + " " + TIMES.get(at) + unit.substring(word.length());
    }
    return number(scaled) + " " + unit;
  }

  /** Three digits that count. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size < 0.00005) {
      return "0";
    }
    int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
