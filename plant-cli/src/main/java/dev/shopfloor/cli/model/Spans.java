package dev.shopfloor.cli.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans of time such as {@code 30 s} and rates such as {@code 120/min}, in ns. */
final class Spans {
  private static final long SECOND = 1_000_000_000L;
  private static final Pattern SPAN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(ms|s|min|h|d)");
  private static final Pattern RATE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?/ ?(s|min|h|d)");
  private static final Pattern PER_TIME =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(?: ?/ ?(s|min|h|d))?");
  private static final BigDecimal LONGEST = BigDecimal.valueOf(100 * 366 * 86_400L * SECOND / 2);

  private Spans() {}

  /** A span of 0 to 50 years, or nothing when it cannot be read. */
  static OptionalLong span(String text) {
    if (text.equals("0")) {
      return OptionalLong.of(0);
    }
    Matcher match = SPAN.matcher(text.strip());
    if (!match.matches() || match.group(1).length() > 18) {
      return OptionalLong.empty();
    }
    BigDecimal ns =
        new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(nanos(match.group(2))));
    return rounded(ns);
  }

  /**
   * The time per piece of a rate, rounded once to the nearest ns and to the even one between two;
   * nothing when it cannot be read or is above 50 years.
   */
  static OptionalLong perPiece(String text) {
    Matcher match = RATE.matcher(text.strip());
    if (!match.matches() || match.group(1).length() > 18) {
      return OptionalLong.empty();
    }
    BigDecimal pieces = new BigDecimal(match.group(1));
    return pieces.signum() == 0
        ? OptionalLong.empty()
        : rounded(
            BigDecimal.valueOf(nanos(match.group(2))).divide(pieces, 0, RoundingMode.HALF_EVEN));
  }

  private static OptionalLong rounded(BigDecimal ns) {
    return ns.compareTo(LONGEST) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(ns.setScale(0, RoundingMode.HALF_EVEN).longValue());
  }

  /** A rate per second, of a number per s, min, h or d, or of a bare one; or nothing. */
  static OptionalDouble perSecond(String text) {
    Matcher match = PER_TIME.matcher(text.strip());
    if (!match.matches() || match.group(1).length() > 18) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(match.group(1));
    String unit = match.group(2) == null ? "s" : match.group(2);
    return number == 0 ? OptionalDouble.empty() : OptionalDouble.of(number * SECOND / nanos(unit));
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "ms" -> SECOND / 1000;
      case "s" -> SECOND;
      case "min" -> 60 * SECOND;
      case "h" -> 3_600 * SECOND;
      case "d" -> 86_400 * SECOND;
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
