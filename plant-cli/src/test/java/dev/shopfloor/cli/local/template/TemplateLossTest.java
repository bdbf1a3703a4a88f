package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that template.yaml moves is lost, and somebody is told of what fails. */
class TemplateLossTest {
  @Test
  void whateverFailsForGoodIsKept() {
    assertThat(LossCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void whateverAnEventRuleCannotDeliverIsKept() {
    assertThat(DeliveryCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void everyEventSourceBringsBackWhatFailed() {
    assertThat(SourceCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void everyEndOfALineHasAnAlarm() {
    assertThat(AlarmCheck.faults(TestTemplate.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void aWayToLoseAMessageIsFound(Planted planted, String expected) {
    assertThat(LossCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> aWayToLoseAMessageIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.without("TickQueue", "RedrivePolicy"),
            "TickQueue has no RedrivePolicy to a queue of this template"),
        Arguments.of(
            Planted.in(
                "AlertQueue", "!GetAtt AlertQueueDeadLetterQueue.Arn", "arn:aws:sqs:x:1:Other"),
            "AlertQueue has no RedrivePolicy to a queue of this template"),
        Arguments.of(
            Planted.without("TickQueueDeadLetterQueue", "MessageRetentionPeriod"),
            "TickQueueDeadLetterQueue.MessageRetentionPeriod must be 1209600"),
        Arguments.of(
            Planted.without("PlantTopicRule", "ErrorAction"),
            "PlantTopicRule.ErrorAction must send to IngestFailureQueue"),
        Arguments.of(
            Planted.in("SparkplugTopicRule", "!Ref IngestFailureQueue", "!Ref TelemetryQueue"),
            "SparkplugTopicRule.ErrorAction must send to IngestFailureQueue"),
        Arguments.of(
            Planted.in("SiteWiseTopicRule", "AlertQueueDeadLetterQueue", "IngestFailureQueue"),
            "SiteWiseTopicRule.ErrorAction must send to AlertQueueDeadLetterQueue"),
        Arguments.of(
            Planted.in("TopicRuleRole", "- !GetAtt AlertQueue.Arn", "- !GetAtt TickQueue.Arn"),
            "SiteWiseTopicRule acts by the role \"TopicRuleRole\", which iot.amazonaws.com may"
                + " not"),
        Arguments.of(
            Planted.without("TopicRuleRole", "- Sid: KeepRefusedMessages"),
            "PlantTopicRule acts by the role \"TopicRuleRole\", which iot.amazonaws.com may not"
                + " assume for sqs:SendMessage"),
        Arguments.of(
            Planted.in("TopicRuleRole", "iot.amazonaws.com", "events.amazonaws.com"),
            "PlantTopicRule acts by the role \"TopicRuleRole\", which iot.amazonaws.com may not"),
        Arguments.of(
            Planted.in("TopicRuleRole", "kinesis:PutRecord", "kinesis:GetRecords"),
            "may not assume for kinesis:PutRecord"),
        Arguments.of(
            Planted.in(
                "PlantTopicRulePermission", "!GetAtt PlantTopicRule.Arn", "arn:aws:iot:x:1:rule/X"),
            "PlantTopicRule may not invoke"),
        Arguments.of(
            Planted.without("SparkplugTopicRulePermission", "SourceAccount"),
            "SparkplugTopicRule may not invoke"),
        Arguments.of(
            Planted.without("EnrichFunction", "DestinationConfig"),
            "EnrichFunction.EventInvokeConfig has no OnFailure to a queue"),
        Arguments.of(
            Planted.without("TimeSeriesSetupFunction", "EventInvokeConfig"),
            "TimeSeriesSetupFunction.EventInvokeConfig has no OnFailure to a queue"),
        Arguments.of(
            Planted.without("EnrichFunctionRole", "- Sid: KeepFailedMessages"),
            "EnrichFunction may not send to its on-failure destination"),
        Arguments.of(
            Planted.without("EnrichFunction", "MaximumEventAgeInSeconds"),
            "EnrichFunction.EventInvokeConfig must bound retries and age"));
  }

  @ParameterizedTest
  @MethodSource
  void anEventRuleThatLosesIsFound(Planted planted, String expected) {
    assertThat(DeliveryCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> anEventRuleThatLosesIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.without("AlertEventRule", "DeadLetterConfig"),
            "AlertEventRule.Targets.AlertQueue has no DeadLetterConfig to a queue"),
        Arguments.of(
            Planted.without("AlertQueuePolicy", "- !GetAtt AssetAlarmEventRule.Arn"),
            "does not let AssetAlarmEventRule send"),
        Arguments.of(
            Planted.without("AlertQueuePolicy", "- !Ref AlertQueueDeadLetterQueue"),
            "AlertQueueDeadLetterQueue does not let AlertEventRule send"));
  }

  @ParameterizedTest
  @MethodSource
  void anEventSourceThatLosesOrBlocksIsFound(Planted planted, String expected) {
    assertThat(SourceCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> anEventSourceThatLosesOrBlocksIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.without("IngestStreamMapping", "BisectBatchOnFunctionError"),
            "IngestStreamMapping.BisectBatchOnFunctionError must be true"),
        Arguments.of(
            Planted.without("IngestStreamMapping", "MaximumRetryAttempts"),
            "IngestStreamMapping.MaximumRetryAttempts must be bounded"),
        Arguments.of(
            Planted.in("IngestStreamMapping", "InSeconds: 21600", "InSeconds: 604800"),
            "IngestStreamMapping.MaximumRecordAgeInSeconds must be bounded"),
        Arguments.of(
            Planted.in("IngestStreamMapping", "TRIM_HORIZON", "LATEST"),
            "IngestStreamMapping.StartingPosition must be TRIM_HORIZON"),
        Arguments.of(
            Planted.in("IngestStreamMapping", "IngestFailureBucket.Arn", "IngestFailureQueue.Arn"),
            "IngestStreamMapping has no OnFailure to a bucket"),
        Arguments.of(
            Planted.without("IngestStreamMapping", "FunctionResponseTypes"),
            "IngestStreamMapping.FunctionResponseTypes must be [ReportBatchItemFailures]"),
        Arguments.of(
            Planted.without("OeeFunction", "FunctionResponseTypes"),
            "OeeFunction.Events.Production.FunctionResponseTypes must be"),
        Arguments.of(
            Planted.without("AlertToWorkOrderFunction", "ScalingConfig"),
            "AlertToWorkOrderFunction.Events.Alert.ScalingConfig.MaximumConcurrency must bound"),
        Arguments.of(
            Planted.without("IngestFailureMapping", "ScalingConfig"),
            "IngestFailureMapping.ScalingConfig.MaximumConcurrency must bound"),
        Arguments.of(
            Planted.in("IngestFailureQueue", "Timeout: 180", "Timeout: 30"),
            "IngestFailureQueue.VisibilityTimeout must be six times the timeout of EnrichFunction"),
        Arguments.of(
            Planted.in("TimestreamWriterFunction", "WindowInSeconds: 5", "WindowInSeconds: 60"),
            "TelemetryQueue.VisibilityTimeout must be six times the timeout of"
                + " TimestreamWriterFunction and its window, at least 420"),
        Arguments.of(
            Planted.in("OeeFunction", "Timeout: 60", "Timeout: 61"),
            "TickQueue.VisibilityTimeout must be six times the timeout of OeeFunction"),
        Arguments.of(
            Planted.in(
                "TimestreamWriterFunction", "!GetAtt TelemetryQueue.Arn", "arn:aws:sqs:x:1:X"),
            "TimestreamWriterFunction.Events.Telemetry reads no queue of this template"),
        Arguments.of(
            Planted.in("ReservedConcurrency", "0|[2-9][0-9]", "0|[1-9][0-9]"),
            "ReservedConcurrency allows 10 for OeeFunction, less than the 20 of its"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TickQueueDeadLetterQueueAlarm | Namespace: AWS/SQS | Namespace: AWS/Sqs",
        "TickQueueDeadLetterQueueAlarm | MetricName: | Unused:",
        "TickQueueDeadLetterQueueAlarm | !GetAtt TickQueueDead | !GetAtt AlertQueueDead",
        "TickQueueDeadLetterQueueAlarm | Threshold: 0 | Threshold: 100",
        "TickQueueDeadLetterQueueAlarm | AlarmActions: [!Ref AlarmTopic] | AlarmActions: []"
      })
  void anAlarmThatDoesNotWatchIsFound(String alarm, String old, String replacement) {
    assertThat(AlarmCheck.faults(Planted.in(alarm, old, replacement).yaml()))
        .anyMatch(fault -> fault.startsWith("TickQueueDeadLetterQueue has no alarm on AWS/SQS"));
  }

  @Test
  void anAlarmTopicThatCloudWatchMayNotPublishToIsFound() {
    Planted planted = Planted.without("AlarmTopicPolicy", "Condition:");

    assertThat(AlarmCheck.faults(planted.yaml()))
        .containsExactly(
            "AlarmTopic: its policy must let cloudwatch.amazonaws.com publish for this account");
  }

  @Test
  void anAlarmThatWouldBecomeAWorkOrderIsFound() {
    Planted planted =
        Planted.in("IngestFailureQueueAlarm", "!Sub shopfloor-", "!Sub asset-shopfloor-");

    assertThat(AlarmCheck.faults(planted.yaml()))
        .containsExactly(
            "IngestFailureQueueAlarm.AlarmName must begin with shopfloor-, which is the"
                + " operators' own");
  }
}
