package dev.shopfloor.cli.local.template;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudWatch's metric math for one period, as far as template.yaml uses it: the four kinds of
 * arithmetic, comparisons (1 where they hold, else 0), {@code FILL(metric, number)}, {@code
 * ABS(expression)} and {@code IF(condition, expression, expression)}. What is missing makes all
 * missing that is computed with it; what is divided by 0 is missing.
 */
public final class MetricMath {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:([a-z][A-Za-z0-9_]*)|([A-Z]+)|(\\d+(?:\\.\\d+)?)|([<>=!]=|[-+*/<>(),]))");

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
  public static OptionalDouble value(String expression, Function<String, OptionalDouble> metrics) {
    MetricMath math = new MetricMath(expression, metrics);
    OptionalDouble value = math.comparison();
    math.expect("");
    return value;
  }

  private OptionalDouble comparison() {
    OptionalDouble left = sum();
    String operator = next;
    DoubleBinaryOperator compare =
        switch (operator) {
          case "<" -> (a, b) -> a < b ? 1 : 0;
          case "<=" -> (a, b) -> a <= b ? 1 : 0;
          case ">" -> (a, b) -> a > b ? 1 : 0;
          case ">=" -> (a, b) -> a >= b ? 1 : 0;
          case "==" -> (a, b) -> a == b ? 1 : 0;
          case "!=" -> (a, b) -> a != b ? 1 : 0;
          default -> null;
        };
    if (compare == null) {
      return left;
    }
    step();
    return both(left, sum(), compare);
  }

  private OptionalDouble sum() {
    OptionalDouble left = product();
    while (next.equals("+") || next.equals("-")) {
      int sign = next.equals("+") ? 1 : -1;
      step();
      left = both(left, product(), (a, b) -> a + sign * b);
    }
    return left;
  }

  private OptionalDouble product() {
    OptionalDouble left = term();
    while (next.equals("*") || next.equals("/")) {
      boolean times = next.equals("*");
      step();
      left = both(left, term(), (a, b) -> times ? a * b : a / b);
    }
    return left;
  }

  private static OptionalDouble both(
      OptionalDouble left, OptionalDouble right, DoubleBinaryOperator operator) {
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = operator.applyAsDouble(left.getAsDouble(), right.getAsDouble());
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private OptionalDouble term() {
    String first = next;
    step();
    return switch (first) {
      case "(" -> last();
      case "ABS" -> {
        expect("(");
        OptionalDouble inner = last();
        yield inner.isEmpty() ? inner : OptionalDouble.of(Math.abs(inner.getAsDouble()));
      }
      case "FILL" -> {
        expect("(");
        OptionalDouble inner = argument();
        OptionalDouble filling = last();
        yield inner.isEmpty() ? filling : inner;
      }
      case "IF" -> {
        expect("(");
        OptionalDouble condition = argument();
        OptionalDouble holds = argument();
        OptionalDouble otherwise = last();
        if (condition.isEmpty()) {
          yield condition;
        }
        yield condition.getAsDouble() == 0 ? otherwise : holds;
      }
      default -> plain(first);
    };
  }

  private OptionalDouble plain(String token) {
    if (token.isEmpty()) {
      throw unknown(token);
    }
    char begin = token.charAt(0);
    if (Character.isDigit(begin)) {
      return OptionalDouble.of(Double.parseDouble(token));
    }
    if (!Character.isLowerCase(begin)) {
      throw unknown(token);
    }
    return metrics.apply(token);
  }

  private OptionalDouble argument() {
    OptionalDouble value = comparison();
    expect(",");
    return value;
  }

  private OptionalDouble last() {
    OptionalDouble value = comparison();
    expect(")");
    return value;
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
