package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever invokes a function of template.yaml names its alias. */
class TemplateTriggersTest {
  private static final String ALIAS = "!Ref EnrichFunction.Alias";

  @Test
  void everyTriggerNamesAnAlias() {
    assertThat(TriggerCheck.faults(TestTemplate.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void aTriggerThatNamesNoAliasIsFound(Planted planted, String expected) {
    assertThat(TriggerCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> aTriggerThatNamesNoAliasIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.in("PlantTopicRule", ALIAS, "!GetAtt EnrichFunction.Arn"),
            "FunctionArn names the function EnrichFunction itself; name its alias"),
        Arguments.of(
            Planted.in("SparkplugTopicRulePermission", ALIAS, "!Ref EnrichFunction"),
            "FunctionName names the function EnrichFunction itself; name its alias"),
        Arguments.of(
            Planted.in("IngestFailureMapping", ALIAS, "!Sub '${EnrichFunction.Arn}:live'"),
            "IngestFailureMapping.Properties.FunctionName names no alias of a function"),
        Arguments.of(
            Planted.in("IngestStreamMapping", ALIAS, "shopfloor-enrich"),
            "IngestStreamMapping.Properties.FunctionName names no alias of a function"),
        Arguments.of(
            Planted.in(
                "TimeSeriesAccess",
                "!Ref TimeSeriesSetupFunction.Alias",
                "!GetAtt TimeSeriesSetupFunction.Arn"),
            "ServiceToken names the function TimeSeriesSetupFunction itself"),
        Arguments.of(
            Planted.in("TimeSeriesAccess", "TimeSeriesSetupFunction.Alias", "EnrichFunctio.Alias"),
            "ServiceToken names no alias of a function"),
        Arguments.of(
            Planted.in("OeeSchedule", "!GetAtt TickQueue.Arn", "!GetAtt OeeFunction.Arn"),
            "OeeSchedule.Properties.Target.Arn names the function OeeFunction itself"),
        Arguments.of(
            Planted.in("AlertEventRule", "!GetAtt AlertQueue.Arn", "!GetAtt OeeFunction.Arn"),
            "AlertEventRule.Properties.Targets[0].Arn names the function OeeFunction itself"));
  }
}
