package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that template.yaml moves is lost. */
class TemplateLossTest {
  /** What moves messages. */
  private static final Set<ResourceType> MOVING =
      Set.of(
          ResourceType.EVENT_RULE,
          ResourceType.EVENT_SOURCE,
          ResourceType.FUNCTION,
          ResourceType.QUEUE,
          ResourceType.SCHEDULE,
          ResourceType.TOPIC_RULE);

  /** What says how often, how long, and where failures go. */
  private static final Set<String> KEEPING =
      Set.of(
          "DeadLetterConfig",
          "DestinationConfig",
          "ErrorAction",
          "EventInvokeConfig",
          "MaximumEventAgeInSeconds",
          "MaximumRecordAgeInSeconds",
          "MaximumRetryAttempts",
          "OnFailure",
          "RedrivePolicy",
          "RetryPolicy",
          "deadLetterTargetArn",
          "maxReceiveCount");

  @Test
  void whateverFailsForGoodIsKept() {
    assertThat(LossCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void whateverAnEventRuleOrAScheduleCannotDeliverIsTriedAgainAndKept() {
    assertThat(DeliveryCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void everyEventSourceBringsBackWhatFailed() {
    assertThat(SourceCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void noRetryLimitDeadLetterQueueOrErrorActionCanBeTakenAwayUnseen() {
    Template template = Template.parse(TestTemplate.text());
    List<Stack> stacks = Deployment.stacks(TestTemplate.text());
    List<String> paths = Pruned.paths(stacks, MOVING, KEEPING);

    // two event rules, two schedules, four queues, two functions, the stream, three topic rules
    assertThat(paths)
        .hasSizeGreaterThan(40)
        .allSatisfy(path -> {
          List<Stack> pruned = Pruned.place(stacks, path);
          List<String> faults = new ArrayList<>(LossCheck.faults(pruned));
          faults.addAll(DeliveryCheck.faults(pruned));
          faults.addAll(SourceCheck.faults(template, pruned));
          assertThat(faults).isNotEmpty();
        });
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
            Planted.in("TickQueue", "maxReceiveCount: 5", "maxReceiveCount: 1000"),
            "TickQueue.RedrivePolicy.maxReceiveCount is 1000; it must be 5 to 20"),
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
            "AlertEventRule.Targets.AlertQueue has no DeadLetterConfig to the dead-letter queue"),
        Arguments.of(
            Planted.in(
                "AssetAlarmEventRule", "Arn: !GetAtt AlertQueueDead", "Arn: !GetAtt TickQueueDead"),
            "AssetAlarmEventRule.Targets.AlertQueue has no DeadLetterConfig to the dead-letter"),
        Arguments.of(
            Planted.in("AlertEventRule", "Seconds: 86400", "Seconds: 30"),
            "AlertEventRule.Targets.AlertQueue.RetryPolicy.MaximumEventAgeInSeconds must be said"),
        Arguments.of(
            Planted.in("OeeSchedule", "Attempts: 10", "Attempts: 0"),
            "OeeSchedule.Target.RetryPolicy.MaximumRetryAttempts must be said, 1 to 185"),
        Arguments.of(
            Planted.in("OutboxSchedule", "AlertQueueDeadLetterQueue", "TickQueueDeadLetterQueue"),
            "OutboxSchedule.Target has no DeadLetterConfig to the dead-letter queue of its target"),
        Arguments.of(
            Planted.without("OeeSchedule", "GroupName"),
            "OeeSchedule.GroupName must be a group of this template"),
        Arguments.of(
            Planted.without("ScheduleRole", "- Sid: KeepLostTicks"),
            "OutboxSchedule.Target: the role ScheduleRole may not send to"
                + " arn:aws:sqs:eu-local-1:000000000000:AlertQueueDeadLetterQueue"),
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
}
