package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody is told of each trouble that AWS counts, and finds what to do about it. */
class TemplateAlarmsTest {
  private static final List<Stack> STACKS = Deployment.stacks(TestTemplate.text());

  @Test
  void eachTroubleThatAwsCountsHasAnAlarm() {
    assertThat(AlarmCheck.faults(STACKS)).isEmpty();
  }

  @Test
  void eachAlarmSaysWhatIsWrongTellsOfItsEndAndLeadsToItsRunbook() {
    assertThat(AlarmFormCheck.faults(STACKS)).isEmpty();
  }

  @Test
  void eachCompositeAlarmAsksForAlarmsOfThisTemplate() {
    assertThat(CompositeCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void noAlarmOnAMetricOfAwsCanBeTakenAwayUnseen() {
    Set<String> alarms = onAws();

    assertThat(alarms)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            alarm -> assertThat(AlarmCheck.faults(Pruned.resource(STACKS, alarm))).isNotEmpty());
  }

  @Test
  void noRunbookLinkAndNoActionCanBeTakenAwayUnseen() {
    assertThat(onAws())
        .allSatisfy(alarm -> {
          for (String property : List.of("AlarmDescription", "AlarmActions", "OKActions")) {
            assertThat(AlarmFormCheck.faults(Pruned.place(STACKS, alarm + "." + property)))
                .anyMatch(fault -> fault.startsWith(alarm + "." + property));
          }
          assertThat(AlarmFormCheck.faults(Pruned.place(STACKS, alarm + ".TreatMissingData")))
              .anyMatch(fault -> fault.startsWith(alarm + ".TreatMissingData must be said"));
          assertThat(
                  AlarmFormCheck.faults(
                      Pruned.changed(STACKS, alarm, TemplateAlarmsTest::unlinked)))
              .anyMatch(
                  fault -> fault.startsWith(alarm + ".AlarmDescription must say what is wrong"));
        });
  }

  private static Set<String> onAws() {
    return StackAlarm.of(TestTemplate.text()).stream()
        .filter(alarm -> alarm.metrics().stream().allMatch(m -> m.namespace().startsWith("AWS/")))
        .filter(alarm -> !alarm.composite())
        .map(StackAlarm::name)
        .collect(Collectors.toSet());
  }

  private static Mapping unlinked(Mapping alarm) {
    Map<String, TemplateNode> entries = new LinkedHashMap<>(alarm.entries());
    Scalar description = (Scalar) entries.get("AlarmDescription");
    entries.put(
        "AlarmDescription",
        new Scalar(
            description.text().replaceAll("#\\w+$", ""), description.kind(), description.line()));
    return new Mapping(entries, alarm.line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TickQueueDeadLetterQueueAlarm | Namespace: AWS/SQS | Namespace: AWS/Sqs",
        "TickQueueDeadLetterQueueAlarm | MetricName: | Unused:",
        "TickQueueDeadLetterQueueAlarm | !GetAtt TickQueueDead | !GetAtt AlertQueueDead",
        "TickQueueDeadLetterQueueAlarm | Threshold: 0 | Threshold: 100",
        "TickQueueDeadLetterQueueAlarm | Statistic: Maximum | Statistic: SampleCount",
        "TickQueueDeadLetterQueueAlarm | GreaterThanThreshold | LessThanThreshold",
        "TickQueueDeadLetterQueueAlarm | EvaluationPeriods: 1 | EvaluationPeriods: 20",
        "TickQueueDeadLetterQueueAlarm | notBreaching | missing",
        "TickQueueDeadLetterQueueAlarm | OKActions: | ActionsEnabled: false #",
        "TickQueueDeadLetterQueueAlarm | AlarmActions: [!Ref AlarmTopic] | AlarmActions: []",
        "TickQueueAgeAlarm | Threshold: 300 | Threshold: 900",
        "EnrichErrorsAlarm | !Ref EnrichFunction | !Ref OeeFunction",
        "EnrichErrorsAlarm | DatapointsToAlarm: 2 | DatapointsToAlarm: 4",
        "IngestStreamAgeAlarm | GetRecords.IteratorAgeMilliseconds | IteratorAge",
        "IngestFailureBucketFilledAlarm | AllStorageTypes | StandardStorage",
        "PlantTopicRuleFailureAlarm | ActionType, RuleName | RuleName",
        "PlantTopicRuleErrorActionAlarm | SUM(Error | AVG(Error",
        "SparkplugTopicRuleFailureAlarm | RuleName = '${Sparkplug | RuleName = '${Plant",
        "SiteWiseTopicRuleThrottledAlarm | RuleMessageThrottled | RuleExecutionThrottled",
        "AlertEventRuleFailedAlarm | { Name: EventBusName, Value: !Ref EventBus }, | ''",
        "AlertEventRuleUndeliveredAlarm | -alerts | -alarms",
        "AssetAlarmEventRuleFailedAlarm | FailedInvocations | Invocations",
        "SchedulesDroppedAlarm | !Ref ScheduleGroup | default"
      })
  void anAlarmThatDoesNotWatchIsFound(String alarm, String old, String replacement) {
    assertThat(AlarmCheck.faults(Planted.in(alarm, old, replacement).yaml()))
        .isNotEmpty()
        .allMatch(fault -> fault.startsWith("no alarm on AlarmTopic tells of AWS/"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AlarmTopicPolicy | - Sid: CloudWatchPublishesAlarms | cloudwatch.amazonaws.com",
        "AlarmTopicPolicy | - Sid: BudgetsPublishesTheBudget | budgets.amazonaws.com",
        "AlarmTopicPolicy | Condition: | cloudwatch.amazonaws.com"
      })
  void anAlarmTopicThatAServiceMayNotPublishToIsFound(String name, String begin, String service) {
    assertThat(AlarmCheck.faults(Planted.without(name, begin).yaml()))
        .containsExactly(
            "AlarmTopic: its policy must let " + service + " publish for this account");
  }

  @Test
  void aBudgetThatTellsNobodyOrOnlyAfterwardsIsFound() {
    assertThat(AlarmCheck.faults(Planted.in("AccountBudget", "FORECASTED", "ACTUAL").yaml()))
        .containsExactly("a budget tells AlarmTopic of [ACTUAL] where MonthlyBudget is given");
    assertThat(AlarmCheck.faults(Planted.without("AccountBudget", "Condition").yaml()))
        .anyMatch(fault -> fault.contains("where MonthlyBudget is 0"));
    assertThat(AlarmCheck.faults(Pruned.resource(STACKS, "AccountBudget")))
        .contains("a budget tells AlarmTopic of [] where MonthlyBudget is given");
  }

  @Test
  void anAlarmThatWouldBecomeAWorkOrderIsFound() {
    Planted planted =
        Planted.in("IngestFailureQueueAlarm", "!Sub shopfloor-", "!Sub asset-shopfloor-");

    assertThat(AlarmFormCheck.faults(planted.yaml()))
        .contains(
            "IngestFailureQueueAlarm.AlarmName must begin with shopfloor-, which is the"
                + " operators' own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALARM(\"${TickQueueAgeAlarm}\") OR ALARM(\"${OeeErrorsAlarm}\") |",
        "ALARM(\"${TickQueueAgeAlarm}\") | must ask for several alarms",
        "NOT ALARM(\"${TickQueueAgeAlarm}\") OR ALARM(\"${OeeErrorsAlarm}\") | must ask for"
            + " several",
        "ALARM(\"${TickQueueAgeAlarm}\") OR (ALARM(\"${TickQueueAgeAlarm}\") AND"
            + " ALARM(\"${OeeErrorsAlarm}\")) | is the same whether shopfloor-dev-OeeErrors",
        "ALARM(\"${TickQueueAgeAlarm}\") OR ALARM(\"shopfloor-dev-OeeErrors\") |"
            + " write ALARM(\"${OeeErrorsAlarm}\")",
        "ALARM(\"${TickQueueAgeAlarm}\") OR ALARM(\"elsewhere\") | asks for elsewhere, which is no",
        "ALARM(\"${TickQueueAgeAlarm}\") OR ALARM(\"${TriedAlarm}\") | TriedAlarm.AlarmRule asks"
            + " for"
      })
  void aCompositeAlarmThatAsksForWhatIsNotThereIsFound(String rule, String expected) {
    Planted planted =
        Planted.resource(
            rule,
            "  TriedAlarm:\n    Type: AWS::CloudWatch::CompositeAlarm\n    Properties:\n"
                + "      AlarmName: !Sub shopfloor-${EnvironmentName}-Tried\n"
                + "      AlarmRule: !Sub '"
                + rule
                + "'\n");
    List<String> faults =
        CompositeCheck.faults(planted.yaml()).stream()
            .filter(fault -> fault.startsWith("TriedAlarm"))
            .toList();

    if (expected == null) {
      assertThat(faults).isEmpty();
    } else {
      assertThat(faults).anyMatch(fault -> fault.contains(expected));
    }
  }
}
