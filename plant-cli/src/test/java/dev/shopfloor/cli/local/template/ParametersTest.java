package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
  private static final String FORM =
      """
      Metadata:
        AWS::CloudFormation::Interface:
          ParameterGroups:
            - {Label: {default: Store}, Parameters: [Store, Url]}
          ParameterLabels: {Store: {default: Kind of store}}
      Parameters: {Store: {Type: String, Default: a}, Url: {Type: String, Default: b}}
      Resources: {Queue: {Type: AWS::SQS::Queue}}
      """;
  private static final String RULES =
      """
      Parameters:
        Store: {Type: String, Default: created}
        Url: {Type: String, Default: ''}
      Rules:
        ExistingStoreNeedsUrl:
          RuleCondition: !Not [!Equals [!Ref Store, created]]
          Assertions:
            - Assert: !Not [!Equals [!Ref Url, '']]
              AssertDescription: An existing store needs TimeSeriesUrl.
            - Assert: !Contains [[influxdb2, questdb], !Ref Store]
              AssertDescription: That store is not known.
      Resources: {Queue: {Type: AWS::SQS::Queue}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Type: String, AllowedValues: [a, b] | a | c | allowed are [a, b]",
        "Type: String, AllowedPattern: 'https?://.+' | http://h | h:80 | it must be https?://.+",
        "Type: String, MinLength: 2, MaxLength: 3 | abc | a | too short or too long",
        "Type: String, MinLength: 2, MaxLength: 3 | ab | abcd | too short or too long",
        "Type: Number, MinValue: 0, MaxValue: 55 | 55 | 56 | most 55",
        "Type: Number, MinValue: 0, MaxValue: 55 | 0 | -1 | least 0",
        "Type: Number | 1.5 | many | it must be a number",
        "Type: Number, AllowedValues: [1, 7] | 7 | 8 | allowed are [1, 7]",
        "Type: List<Number>, MaxValue: 5 | 1, 5 | 1, 6 | most 5",
        "Type: CommaDelimitedList, AllowedPattern: 'x.*' | x, xy | x, y | it must be x.*",
        "Type: String, AllowedPattern: a, ConstraintDescription: one a. | a | b | one a."
      })
  void aGivenValueMustBeAllowed(String declared, String good, String bad, String expected) {
    String yaml =
        "Parameters: {P: {" + declared + "}}\nResources: {Queue: {Type: AWS::SQS::Queue}}\n";

    assertThatCode(() -> SmallTemplate.resolve(yaml, Map.of("P", good))).doesNotThrowAnyException();
    assertThatThrownBy(() -> SmallTemplate.resolve(yaml, Map.of("P", bad)))
        .hasMessageStartingWith("template.yaml:1: parameter P is given ")
        .hasMessageContaining(expected);
  }

  @Test
  void aDefaultMustBeAllowedEvenWhereAnotherValueIsGiven() {
    String yaml =
        """
        Parameters: {P: {Type: Number, Default: 9, MaxValue: 5}}
        Resources: {Queue: {Type: AWS::SQS::Queue}}
        """;

    assertThatThrownBy(() -> SmallTemplate.resolve(yaml, Map.of("P", "1")))
        .hasMessage("template.yaml:1: parameter P has the default \"9\": most 5");
  }

  @Test
  void aValueThatMustNotBeShownIsNot() {
    String yaml =
        """
        Parameters: {P: {Type: String, NoEcho: true, MinLength: 20}}
        Resources: {Queue: {Type: AWS::SQS::Queue}}
        """;

    assertThatThrownBy(() -> SmallTemplate.resolve(yaml, Map.of("P", "my password")))
        .hasMessageContaining("****")
        .message()
        .doesNotContain("my password");
  }

  @Test
  void anUnknownTypeOrPatternStops() {
    assertThatThrownBy(() -> Template.parse("Parameters: {P: {Type: AWS::SSM::Parameter::Name}}"))
        .hasMessageContaining("does not know the type AWS::SSM::Parameter::Name");
    assertThatThrownBy(() ->
            Template.parse("Parameters: {P: {Type: String, Default: a, AllowedPattern: '('}}"))
        .hasMessageContaining("AllowedPattern is no pattern");
  }

  @Test
  void aRuleStopsTheStartWithItsOwnWords() {
    assertThatThrownBy(() -> SmallTemplate.resolve(RULES, Map.of("Store", "questdb")))
        .hasMessage(
            "template.yaml:8: rule ExistingStoreNeedsUrl: An existing store needs TimeSeriesUrl.");
    assertThatThrownBy(() -> SmallTemplate.resolve(RULES, Map.of("Store", "sqlite", "Url", "u")))
        .hasMessageContaining("That store is not known.");
  }

  @Test
  void aRuleThatIsNotConcernedOrHoldsIsSilent() {
    assertThatCode(() -> SmallTemplate.resolve(RULES)).doesNotThrowAnyException();
    assertThatCode(() -> SmallTemplate.resolve(RULES, Map.of("Store", "influxdb2", "Url", "u")))
        .doesNotThrowAnyException();
  }

  @Test
  void aRuleThatIsNotConcernedIsStillRead() {
    String yaml = RULES.replace("[!Ref Url, '']", "[!Ref Ulr, '']");

    assertThatThrownBy(() -> SmallTemplate.resolve(yaml)).hasMessageContaining("\"Ulr\" is no par");
  }

  @Test
  void aFormThatAsksForEveryParameterOnceIsGood() {
    assertThat(Template.parse(FORM).parameters()).containsOnlyKeys("Store", "Url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[Store, Url] | [Store] | has the parameter Url in no group",
        "[Store, Url] | [Store, Url, Colour] | names Colour, which is no parameter",
        "[Store, Url] | [Store, Url, Store] | asks for Store twice",
        "{Store: {default: Kind | {Stoer: {default: Kind | names Stoer, which is no parameter"
      })
  void aFormThatForgetsOrInventsAParameterIsRefused(String old, String fault, String expected) {
    assertThatThrownBy(() -> Template.parse(FORM.replace(old, fault)))
        .hasMessageContaining(expected);
  }

  @Test
  void otherMetadataIsRefused() {
    assertThatThrownBy(() -> Template.parse("Metadata: {Author: me}\nResources: {}\n"))
        .hasMessageContaining("Metadata.Author");
  }
}
