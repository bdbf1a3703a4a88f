package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.LineRule.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineRuleTest {
  @Test
  void aLineIsWeightedUnlessItSaysOtherwise() {
    assertThat(rule("{}")).isEqualTo(LineRule.WEIGHTED);
    assertThat(rule("{method: weighted}")).isEqualTo(LineRule.WEIGHTED);
    assertThat(TestFiles.oee("type: p").line()).isEqualTo(LineRule.WEIGHTED);
  }

  @Test
  void aLineNamesItsUnitAndItsOutput() {
    assertThat(rule("{method: bottleneck, unit: press07, output: press08}"))
        .isEqualTo(new LineRule(Method.BOTTLENECK, "press07", "press08"));
    assertThat(rule("{method: single-unit, unit: press08}"))
        .isEqualTo(new LineRule(Method.SINGLE_UNIT, "press08", null));
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments("weighted", "error: @: \"weighted\": a mapping is wanted"),
        arguments("{method: slowest}", "error: @.method: \"slowest\": not known here"),
        arguments(
            "{method: bottleneck}",
            "error: @.method: unit is missing; write the asset that the line waits for"),
        arguments(
            "{method: single-unit}",
            "error: @.method: unit is missing; write the asset that stands for the line"),
        arguments(
            "{method: bottleneck, unit: press09}",
            "error: @.unit: \"press09\" is no asset of this line; did you mean"),
        arguments(
            "{method: bottleneck, unit: press07, output: mill}",
            "error: @.output: \"mill\" is no asset of this line"),
        arguments("{unit: press07}", "error: @.unit: a weighted line has no unit; write method:"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void whatIsWrongWithALineIsNamedWithItsPlace(String oee, String expected) {
    TestFiles.assertProblem(file(oee), expected.replace("@", "sites.berlin.lines.line1.oee"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"press07", "line1"})
  void anIdThatBeginsLikeThoseOfRollUpsIsRefused(String id) {
    String file = TestFiles.plant("type: p").replace(id + ":", "_" + id + ":");

    TestFiles.assertProblem(file, "\"_" + id + "\" is no id; use up to 64 letters, digits, - _");
  }

  private static LineRule rule(String oee) {
    return TestFiles.asset(file(oee)).oee().line();
  }

  private static String file(String oee) {
    return TestFiles.plant("type: p")
            .replace("        assets:", "        oee: " + oee + "\n        assets:")
        + "          press08: {type: p}\n";
  }
}
