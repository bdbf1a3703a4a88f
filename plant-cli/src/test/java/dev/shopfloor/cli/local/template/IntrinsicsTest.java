package dev.shopfloor.cli.local.template;

import static dev.shopfloor.cli.local.template.SmallTemplate.ACCOUNT;
import static dev.shopfloor.cli.local.template.SmallTemplate.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
  private static final String LIST =
      "Parameters: {Nets: {Type: CommaDelimitedList, Default: 'a, b'}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref AWS::Region | eu-local-1",
        "!Ref AWS::AccountId | 000000000000",
        "!Ref AWS::Partition | aws",
        "!Ref AWS::URLSuffix | amazonaws.com",
        "!Ref AWS::StackName | shopfloor-local",
        "!Sub '${AWS::Partition}-${!topic()}' | aws-${topic()}",
        "!Sub ['${a}/${Bus}', {a: !Ref Asks}] | http://127.0.0.1:9324/000000000000/Asks/dev-bus",
        "!Join ['-', [a, !Ref Bus, c]] | a-dev-bus-c",
        "!Select [1, !Split ['.', x.y.z]] | y",
        "!Select [0, !GetAZs ''] | local-a",
        "!Select [2, !Cidr [10.0.0.0/24, 3, 4]] | 10.0.0.0/24 part 2 of 4 bits",
        "!GetAtt Net.VpcId | Net.VpcId",
        "!GetAtt Store.Endpoint | Store.Endpoint",
        "!GetAtt Access.Anything | Access.Anything",
        "{'Fn::GetAtt': [Store, Endpoint]} | Store.Endpoint",
        "!Sub '{{resolve:secretsmanager:x:SecretString:password}}' |"
            + " {{resolve:secretsmanager:x:SecretString:password}}"
      })
  void anExpressionGivesWhatItGivesOnThisMachine(String expression, String expected) {
    assertThat(text(expression)).isEqualTo(expected);
  }

  @Test
  void anAliasIsTheFunctionsArnWithItsName() {
    String expected = "arn:aws:lambda:" + ACCOUNT + "function:Fn:live";

    assertThat(text("!Ref Fn.Alias")).isEqualTo(expected);
    assertThat(text("!Sub '${Fn.Alias}'")).isEqualTo(expected);
  }

  @Test
  void aFunctionThatPublishesNoAliasHasNone() {
    assertThatThrownBy(() -> text("!Ref Plain.Alias"))
        .hasMessageContaining("Plain has no AutoPublishAlias");
  }

  @Test
  void aSecretIsNamedByItsArn() {
    String arn = "arn:aws:secretsmanager:" + ACCOUNT + "secret:Token";

    assertThat(text("!Ref Token")).isEqualTo(arn);
    assertThat(text("!GetAtt Token.Id")).isEqualTo(arn);
  }

  @Test
  void aListParameterIsAListToJoinAndSelectFrom() {
    assertThat(text("!Join ['+', !Ref Nets]", LIST)).isEqualTo("a+b");
    assertThat(text("!Select [1, !Ref Nets]", LIST)).isEqualTo("b");
    assertThat(SmallTemplate.value("!Ref Nets", LIST)).isInstanceOf(TemplateNode.Sequence.class);
  }

  @Test
  void aListInTheMiddleOfATextIsRefused() {
    assertThatThrownBy(() -> text("!Sub 'nets ${Nets}'", LIST))
        .hasMessageContaining("expected one value here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!GetAtt Net.Arn | Net.Arn: AWS::EC2::VPC has no such attribute; it has [VpcId",
        "!GetAtt Store.Password | Store.Password: AWS::Timestream::InfluxDBInstance has no such",
        "!GetAtt Missing.Arn | \"Missing\" is neither a parameter nor a resource",
        "!Ref AWS::Nothing | \"AWS::Nothing\" is neither",
        "!Select [5, [a, b]] | Select asks for item 5 of a list of 2",
        "!Select [x, [a, b]] | \"x\" must be a whole number",
        "!Join [a] | Join takes a list of 2",
        "!If [Missing, a, b] | there is no condition \"Missing\"",
        "!Equals [a, b] | Equals stands only in Conditions",
        "!FindInMap [a, b, c] | does not know !FindInMap",
        "{'Fn::ImportValue': x} | does not know Fn::ImportValue"
      })
  void whatIsNotKnownStopsWithItsLine(String expression, String expected) {
    assertThatThrownBy(() -> text(expression))
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("(?s)template.yaml:6: .*")
        .hasMessageContaining(expected);
  }
}
