package dev.shopfloor.enrich;

import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Brings a value as sent to the type of its tag, without losing a digit that the type can hold. */
final class TypeFitter {
  private static final double EXACT = 0x1p53;
  private static final double BEYOND_LONG = 0x1p63;
  private static final int MOST_DIGITS = 400;

  private TypeFitter() {}

  /**
   * The value as the type has it, or why it cannot be.
   *
   * @param decimalComma whether numbers in texts have a comma before their decimals
   */
  static Fit fit(Value sent, ValueType type, boolean decimalComma) {
    boolean number = type == ValueType.NUMBER || type == ValueType.INTEGER;
    if (!decimalComma || !number || !(sent instanceof Value.Text(String text))) {
      return fit(sent, type);
    }
    String pointed = DecimalComma.pointed(text.strip());
    return pointed == null
        ? new Fit.Bad(
            Reason.WRONG_TYPE, "\"%s\" is no number with a decimal comma".formatted(Shown.of(text)))
        : fit(new Value.Text(pointed), type);
  }

  /** The value as the type has it, or why it cannot be. */
  static Fit fit(Value sent, ValueType type) {
    return switch (type) {
      case NUMBER -> number(sent);
      case INTEGER -> integer(sent);
      case BOOLEAN -> truth(sent);
      case TEXT -> text(sent);
    };
  }

  static Fit integer(double real) {
    if (Math.rint(real) != real) {
      return wrong(Double.toString(real), "a whole number");
    }
    if (Math.abs(real) >= BEYOND_LONG) {
      return new Fit.Bad(Reason.OUT_OF_RANGE, real + " lies beyond 64 bits");
    }
    // beyond 2^53 a real number no longer tells neighbours apart
    return Math.abs(real) <= EXACT
        ? good(new Value.Whole((long) real))
        : wrong(Double.toString(real), "a whole number that a real one can tell exactly");
  }

  static Fit number(double real) {
    return Double.isFinite(real)
        ? good(new Value.Real(real))
        : new Fit.Bad(Reason.OUT_OF_RANGE, "beyond the range of a 64-bit real number");
  }

  private static Fit number(Value sent) {
    return switch (sent) {
      case Value.Real real -> good(real);
      case Value.Whole(long whole) -> good(new Value.Real((double) whole));
      case Value.Text(String text) -> {
        String digits = text.strip();
        if (isNotANumber(digits)) {
          yield new Fit.Bad(Reason.NOT_A_NUMBER, "\"" + digits + "\" is no number");
        }
        yield isDecimal(digits)
            ? number(Double.parseDouble(digits))
            : wrong('"' + text + '"', "a number");
      }
      default -> wrong(sent, "a number");
    };
  }

  private static Fit integer(Value sent) {
    return switch (sent) {
      case Value.Whole whole -> good(whole);
      case Value.Real(double real) -> integer(real);
      case Value.Text(String text) -> integer(text.strip());
      default -> wrong(sent, "a whole number");
    };
  }

  private static Fit integer(String digits) {
    if (isNotANumber(digits)) {
      return new Fit.Bad(Reason.NOT_A_NUMBER, "\"" + digits + "\" is no number");
    }
    if (!isDecimal(digits)) {
      return wrong('"' + digits + '"', "a whole number");
    }
    if (!digits.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-' || c == '+')) {
      return integer(Double.parseDouble(digits));
    }
    BigInteger whole = new BigInteger(digits);
    return whole.bitLength() < Long.SIZE
        ? good(new Value.Whole(whole.longValue()))
        : new Fit.Bad(Reason.OUT_OF_RANGE, Shown.of(digits) + " lies beyond 64 bits");
  }

  private static Fit truth(Value sent) {
    return switch (sent) {
      case Value.Truth truth -> good(truth);
      case Value.Whole(long whole) when whole == 0 || whole == 1 ->
          good(new Value.Truth(whole == 1));
      case Value.Real(double real) when real == 0 || real == 1 -> good(new Value.Truth(real == 1));
      case Value.Text(String text) ->
          switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "on", "1" -> good(new Value.Truth(true));
            case "false", "off", "0" -> good(new Value.Truth(false));
            default -> wrong(sent, "true, false, on, off, 1 or 0");
          };
      default -> wrong(sent, "true, false, on, off, 1 or 0");
    };
  }

  private static Fit text(Value sent) {
    return switch (sent) {
      case Value.Text text -> good(text);
      case Value.Whole(long whole) -> good(new Value.Text(Long.toString(whole)));
      case Value.Real(double real) ->
          good(new Value.Text(new BigDecimal(Double.toString(real)).toPlainString()));
      case Value.Truth(boolean truth) -> good(new Value.Text(Boolean.toString(truth)));
      case Value.Absent absent -> wrong(absent, "a text");
    };
  }

  private static boolean isNotANumber(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity" -> true;
      default -> false;
    };
  }

  /** What Java reads as a number is more: hexadecimal, and a type's letter at the end. */
  private static boolean isDecimal(String text) {
    int at = 0;
    int length = text.length();
    if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int whole = digits(text, at);
    at += whole;
    int fraction = 0;
    if (at < length && text.charAt(at) == '.') {
      fraction = digits(text, ++at);
      at += fraction;
    }
    if (whole + fraction == 0 || length > MOST_DIGITS) {
      return false;
    }
    if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      int exponent = digits(text, at);
      at += exponent;
      return exponent > 0 && at == length;
    }
    return at == length;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  private static Fit good(Value value) {
    return new Fit.Good(value, null, null);
  }

  private static Fit wrong(Value sent, String wanted) {
    return wrong(
        switch (sent) {
          case Value.Real(double real) -> Double.toString(real);
          case Value.Whole(long whole) -> Long.toString(whole);
          case Value.Truth(boolean truth) -> Boolean.toString(truth);
          case Value.Text(String text) -> '"' + text + '"';
          case Value.Absent absent -> "null";
        },
        wanted);
  }

  private static Fit wrong(String shown, String wanted) {
    return new Fit.Bad(Reason.WRONG_TYPE, Shown.of(shown) + " is not " + wanted);
  }
}
