package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricMathTest {
  /** {@code a} is 6, {@code b} is 4, {@code none} is missing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b * 2 | 14",
        "(a + b) * 2 - 1 | 19",
        "a - b - 1 | 1",
        "100 * b / a | 66.66666666666667",
        "a / 0 | missing",
        "a > b | 1",
        "a <= b | 0",
        "a == 6 | 1",
        "a != 6 | 0",
        "a + none | missing",
        "none > 3 | missing",
        "FILL(none, 2) + a | 8",
        "FILL(a, 2) | 6",
        "ABS(b - a) | 2",
        "IF(a >= 6, 1.5, 0) | 1.5",
        "IF(a > 6, 1.5, 0) | 0",
        "IF(a > 6, none, 0) | 0",
        "IF(none > 6, 1, 0) | missing",
        "IF(a >= 6, 100 * FILL(none, 0) / a, 0) | 0"
      })
  void anExpressionHasItsValueAndNoneWhereAnythingInItHasNone(String expression, String expected) {
    OptionalDouble value =
        MetricMath.value(
            expression,
            id ->
                switch (id) {
                  case "a" -> OptionalDouble.of(6);
                  case "b" -> OptionalDouble.of(4);
                  default -> OptionalDouble.empty();
                });

    assertThat(value)
        .isEqualTo(
            expected.equals("missing")
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(expected)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RATE(a)", "ABS(a", "a b", "a +", "IF(a, b)", "a > b > a", "a ^ 2", ""})
  void mathThatIsNotKnownHereIsRefused(String expression) {
    assertThatThrownBy(() -> MetricMath.value(expression, id -> OptionalDouble.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
