package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final String TWO =
      """
      Parameters:
        Store: {Type: String, Default: created}
      Conditions:
        Created: !Equals [!Ref Store, created]
      Resources:
        Always:
          Type: AWS::SQS::Queue
          Properties: {Tags: !If [Created, !Ref Sometimes, none]}
        Sometimes: {Type: AWS::SQS::Queue, Condition: Created}
      Outputs:
        Where: {Condition: Created, Value: !Ref Sometimes}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Equals [!Ref P, x] | true",
        "!Not [!Equals [!Ref P, x]] | false",
        "!And [!Condition Yes, !Equals [a, a]] | true",
        "!And [{Condition: Yes}, !Not [{Condition: Yes}]] | false",
        "!Or [!Not [!Condition Yes], {Condition: Yes}] | true",
        "!Or [!Not [!Condition Yes], !Equals [a, b]] | false",
        "!Equals [!Join ['', !Ref L], ''] | false",
        "!Equals [!Select [0, !Ref L], m] | true",
        "!Condition Yes | true"
      })
  void aConditionIsDecidedByTheParameters(String expression, boolean expected) {
    assertThat(decide(expression)).containsEntry("Asked", expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Equals [!Ref Queue, x] | \"Queue\" is no parameter",
        "!Equals [!GetAtt Queue.Arn, x] | only parameters can be named here",
        "!And [!Equals [a, a]] | And takes a list of 2 to 10",
        "!Not [!Condition Missing] | there is no condition \"Missing\"",
        "!Not [!Condition Asked] | Asked depends on itself",
        "true | a condition must be built of",
        "!Ref P | a condition must be built of",
        "!Equals [!Ref L, x] | expected one value here"
      })
  void aConditionThatCannotBeDecidedIsNamedWithItsLine(String expression, String expected) {
    assertThatThrownBy(() -> decide(expression))
        .hasMessageStartingWith("template.yaml:5: ")
        .hasMessageContaining(expected);
  }

  @Test
  void aResourceIsThereWhenItsConditionHolds() {
    assertThat(SmallTemplate.resolve(TWO).resources())
        .extracting(Resolved.Resource::name)
        .containsExactly("Always", "Sometimes");
    assertThat(SmallTemplate.resolve(TWO, Map.of("Store", "other")).resources())
        .extracting(Resolved.Resource::name)
        .containsExactly("Always");
  }

  @Test
  void aResourceThatNamesOneThatIsNotThereIsAnErrorWithBothNames() {
    String yaml = TWO.replace("!If [Created, !Ref Sometimes, none]", "!Ref Sometimes");

    assertThat(SmallTemplate.resolve(yaml).resources()).hasSize(2);
    assertThatThrownBy(() -> SmallTemplate.resolve(yaml, Map.of("Store", "other")))
        .hasMessage(
            "template.yaml:8: Always names Sometimes, which is not there: its condition Created"
                + " does not hold");
  }

  @Test
  void anOutputThatNamesAResourceThatIsNotThereIsAnErrorWithBothNames() {
    String yaml = TWO.replace("Where: {Condition: Created, Value", "Where: {Value");

    assertThatThrownBy(() -> SmallTemplate.resolve(yaml, Map.of("Store", "other")))
        .hasMessageContaining("output Where names Sometimes, which is not there");
  }

  @Test
  void aConditionOfAResourceMustBeDeclared() {
    String yaml = TWO.replace("Queue, Condition: Created", "Queue, Condition: Creatd");

    assertThatThrownBy(() -> SmallTemplate.resolve(yaml))
        .hasMessageContaining("there is no condition \"Creatd\"");
  }

  @Test
  void whatAResourceDependsOnMustBeDeclaredButNeedNotBeThere() {
    String waits = "Properties: {Tags: none}\n    DependsOn: ";
    String old = "Properties: {Tags: !If [Created, !Ref Sometimes, none]}";
    Map<String, String> other = Map.of("Store", "other");

    assertThat(SmallTemplate.resolve(TWO.replace(old, waits + "[Sometimes]"), other).resources())
        .hasSize(1);
    assertThatThrownBy(() -> SmallTemplate.resolve(TWO.replace(old, waits + "Never"), other))
        .hasMessage(
            "template.yaml:9: Always depends on Never, which is no resource of this template");
  }

  private static Map<String, Boolean> decide(String expression) {
    return SmallTemplate.resolve(
            """
            Parameters: {P: {Type: String, Default: x}, L: {Type: CommaDelimitedList, Default: m}}
            Resources: {Queue: {Type: AWS::SQS::Queue}}
            Conditions:
              Yes: !Equals [x, x]
              Asked: %s
            """
                .formatted(expression))
        .conditions();
  }
}
