package dev.shopfloor.cli.local.template;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudWatch's metric math for one period, as far as template.yaml uses it: sums and differences of
 * metrics, {@code FILL(metric, number)} and {@code ABS(expression)}. What is missing makes all that
 * it is added to missing.
 */
final class MetricMath {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:([a-z][A-Za-z0-9_]*)|([A-Z]+)|(\\d+)|([-+(),]))");

  private final String expression;
  private final Function<String, OptionalDouble> metrics;
  private final Matcher tokens;
  private String next = "";

  private MetricMath(String expression, Function<String, OptionalDouble> metrics) {
    this.expression = expression;
    this.metrics = metrics;
    tokens = TOKEN.matcher(expression);
    step();
  }

  /**
   * The value of an expression.
   *
   * @param metrics gives the value of each id; empty where the metric has none
   * @throws IllegalArgumentException when the expression is not of the form that is known here
   */
  static OptionalDouble value(String expression, Function<String, OptionalDouble> metrics) {
    MetricMath math = new MetricMath(expression, metrics);
    OptionalDouble value = math.sum();
    math.expect("");
    return value;
  }

  private OptionalDouble sum() {
    OptionalDouble left = term();
    while (next.equals("+") || next.equals("-")) {
      int sign = next.equals("+") ? 1 : -1;
      step();
      OptionalDouble right = term();
      left =
          left.isEmpty() || right.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(left.getAsDouble() + sign * right.getAsDouble());
    }
    return left;
  }

  private OptionalDouble term() {
    String first = next;
    step();
    switch (first) {
      case "(" -> {
        OptionalDouble inner = sum();
        expect(")");
        return inner;
      }
      case "ABS" -> {
        expect("(");
        OptionalDouble inner = sum();
        expect(")");
        return inner.isEmpty() ? inner : OptionalDouble.of(Math.abs(inner.getAsDouble()));
      }
      case "FILL" -> {
        expect("(");
        OptionalDouble inner = metrics.apply(next);
        step();
        expect(",");
        double filling = Double.parseDouble(next);
        step();
        expect(")");
        return inner.isEmpty() ? OptionalDouble.of(filling) : inner;
      }
      default -> {
        if (first.isEmpty() || !Character.isLowerCase(first.charAt(0))) {
          throw unknown(first);
        }
        return metrics.apply(first);
      }
    }
  }

  private void expect(String token) {
    if (!next.equals(token)) {
      throw unknown(next);
    }
    step();
  }

  private void step() {
    if (tokens.regionStart() == expression.length()) {
      next = "";
    } else if (tokens.lookingAt()) {
      next = tokens.group().strip();
      tokens.region(tokens.end(), expression.length());
    } else {
      throw unknown(expression.substring(tokens.regionStart()));
    }
  }

  private IllegalArgumentException unknown(String token) {
    return new IllegalArgumentException(
        "metric math \"" + expression + "\" has \"" + token + "\" where it is not known");
  }
}
