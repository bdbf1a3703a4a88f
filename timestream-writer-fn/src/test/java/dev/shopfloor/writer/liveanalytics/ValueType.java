package dev.shopfloor.writer.liveanalytics;

import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The types of measures, which all travel as texts. From the page "Writes": data types; it says
 * that NaN and Infinity cannot be written. It does not say in which unit a TIMESTAMP stands; here
 * it is the unit of its record's time.
 */
enum ValueType {
  DOUBLE,
  BIGINT,
  VARCHAR,
  BOOLEAN,
  TIMESTAMP;

  private static final Pattern REAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
  private static final int MOST_CHARACTERS = 2_048;

  /** The type of this name, but for MULTI, which is none of a value. */
  static ValueType named(String name) throws Refusal {
    return Arrays.stream(values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("no type of a value: " + name));
  }

  /** The value: Double, Long, String, Boolean or Instant. */
  Object read(String name, String text, TimeScale scale) throws Refusal {
    Refusal.check(
        !text.isEmpty() && text.length() <= MOST_CHARACTERS,
        "value of 1 to " + MOST_CHARACTERS + " characters: " + name);
    return switch (this) {
      case DOUBLE -> real(text);
      case BIGINT -> whole(text);
      case VARCHAR -> text;
      case BOOLEAN -> {
        Refusal.check(text.equals("true") || text.equals("false"), "no truth: " + text);
        yield Boolean.valueOf(text);
      }
      case TIMESTAMP -> Instant.ofEpochSecond(0, scale.nanoseconds(text));
    };
  }

  private static Double real(String text) throws Refusal {
    Refusal.check(REAL.matcher(text).matches(), "no number: " + text);
    double real = Double.parseDouble(text);
    Refusal.check(Double.isFinite(real), "no finite number: " + text);
    return real;
  }

  private static Long whole(String text) throws Refusal {
    Refusal.check(WHOLE.matcher(text).matches(), "no number: " + text);
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException tooLarge) {
      throw Refusal.invalid("no number of 64 bits: " + text);
    }
  }
}
