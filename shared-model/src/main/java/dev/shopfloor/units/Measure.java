package dev.shopfloor.units;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dimension of a unit in base units, and the marks that keep units of one dimension apart:
 * {@code m2.kg.s-2{torque}}. Not safe for use by several threads.
 */
final class Measure {
  private static final String[] BASES = {"m", "kg", "s", "A", "K", "cd", "rad", "mol", "bit"};
  private static final int HIGHEST = 30;
  // these say what is measured and change nothing
  private static final Set<String> NEUTRAL = Set.of("CO2", "CO2e", "cycle", "beat", "EL");

  private final int[] exponents = new int[BASES.length];
  private final TreeSet<String> marks = new TreeSet<>();

  /** Multiplies by a measure, as {@link #text} writes it, raised to a power. */
  void multiply(String measure, int power) {
    int brace = measure.indexOf('{');
    String dimension = brace < 0 ? measure : measure.substring(0, brace);
    int from = 0;
    while (from < dimension.length()) {
      int dot = dimension.indexOf('.', from);
      int to = dot < 0 ? dimension.length() : dot;
      multiplyBase(dimension.substring(from, to), power);
      from = to + 1;
    }
    if (brace >= 0) {
      for (String mark : measure.substring(brace + 1, measure.length() - 1).split(",", -1)) {
        mark(mark);
      }
    }
  }

  private void multiplyBase(String factor, int power) {
    if (factor.equals("1")) {
      return;
    }
    int end = factor.length();
    while (end > 0 && !Character.isLetter(factor.charAt(end - 1))) {
      end--;
    }
    int exponent = end == factor.length() ? 1 : Integer.parseInt(factor.substring(end));
    for (int base = 0; base < BASES.length; base++) {
      if (factor.regionMatches(0, BASES[base], 0, Math.max(end, BASES[base].length()))) {
        exponents[base] += exponent * power;
        return;
      }
    }
    throw new IllegalArgumentException(factor);
  }

  /** Keeps the unit apart from those without this mark. */
  void mark(String mark) {
    if (!NEUTRAL.contains(mark)) {
      marks.add(mark);
    }
  }

  /** The measure as text, equal for equal measures; null when an exponent is out of bounds. */
  @Nullable String text() {
    StringBuilder text = new StringBuilder();
    for (int base = 0; base < BASES.length; base++) {
      int exponent = exponents[base];
      if (Math.abs(exponent) > HIGHEST) {
        return null;
      }
      if (exponent != 0) {
        text.append(text.isEmpty() ? "" : ".").append(BASES[base]);
        text.append(exponent == 1 ? "" : String.valueOf(exponent));
      }
    }
    if (text.isEmpty()) {
      text.append('1');
    }
    return marks.isEmpty() ? text.toString() : text + "{" + String.join(",", marks) + "}";
  }
}
