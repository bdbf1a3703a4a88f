package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateCheckTest {
  private static final Map<String, String> CREATED_STORE = Map.of();

  @Test
  void theTemplateHasNoFault() {
    String yaml = TestTemplate.text();

    assertThat(TemplateCheck.faults(TestTemplate.read(yaml))).isEmpty();
    assertThat(TemplateCheck.faults(TestTemplate.read(yaml, CREATED_STORE))).isEmpty();
  }

  @Test
  void everyHandlerClassLoadsAndHasItsTwoConstructors() {
    PlantTemplate template = TestTemplate.read(TestTemplate.text(), CREATED_STORE);

    assertThat(template.functions()).hasSize(5);
    assertThat(HandlerCheck.faults(template)).isEmpty();
  }

  @Test
  void aHandlerThatIsNotThereIsFound() {
    String yaml = TestTemplate.with("aws.OeeHandler::", "aws.OeHandler::");

    assertThat(HandlerCheck.faults(TestTemplate.read(yaml)))
        .anyMatch(
            fault -> fault.startsWith("OeeFunction: the handler dev.shopfloor.oee.aws.OeHandler"));
  }

  @Test
  void aHandlerThatIsNoStreamHandlerIsFound() {
    String yaml = TestTemplate.with("dev.shopfloor.oee.aws.OeeHandler", "java.lang.String");

    assertThat(HandlerCheck.faults(TestTemplate.read(yaml)))
        .anyMatch(fault -> fault.contains("does not implement"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aPlantedFaultIsFound(String old, String replacement, String expected) {
    PlantTemplate template = TestTemplate.read(TestTemplate.with(old, replacement));

    assertThat(TemplateCheck.faults(template)).anyMatch(fault -> fault.contains(expected));
  }

  @SuppressWarnings("StringConcatToTextBlock") // the template's own indentation counts here
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "FunctionArn: !Ref EnrichFunction.Alias",
            "FunctionArn: arn:aws:lambda:x:1:function:Other",
            "which is no function here"),
        Arguments.of(
            "FunctionArn: !Ref EnrichFunction.Alias",
            "FunctionArn: !GetAtt EnrichFunction.Arn",
            "PlantTopicRule invokes EnrichFunction at"),
        Arguments.of(
            "EventSourceArn: !GetAtt IngestFailureQueue.Arn\n"
                + "      FunctionName: !Ref EnrichFunction.Alias",
            "EventSourceArn: !GetAtt IngestFailureQueue.Arn\n"
                + "      FunctionName: !GetAtt EnrichFunction.Arn",
            "IngestFailureMapping invokes EnrichFunction at"),
        Arguments.of(
            "AutoPublishAlias: live", "AutoPublishAlias: old", "OeeFunction publishes no alias"),
        Arguments.of(
            "VisibilityTimeout: 180", "VisibilityTimeout: 60", "IngestFailureMapping needs"),
        Arguments.of("        LOCAL_ENDPOINTS: ''\n", "", "lacks the environment variable LOCAL"),
        Arguments.of(
            "        ErrorAction:\n"
                + "          Sqs:\n"
                + "            QueueUrl: !Ref IngestFailureQueue\n"
                + "            RoleArn: !GetAtt TopicRuleRole.Arn\n"
                + "            UseBase64: false\n",
            "",
            "PlantTopicRule has no error action"),
        Arguments.of("        AwsIotSqlVersion: '2016-03-23'\n", "", "2015-10-08"),
        Arguments.of(
            "        DestinationConfig:\n          OnFailure:\n            Type: SQS\n"
                + "            Destination: !GetAtt IngestFailureQueue.Arn\n",
            "",
            "EnrichFunction is invoked asynchronously and has no on-failure destination"),
        Arguments.of(
            "      RedrivePolicy:\n"
                + "        deadLetterTargetArn: !GetAtt TickQueueDeadLetterQueue.Arn\n"
                + "        maxReceiveCount: 5\n",
            "",
            "TickQueue has no dead-letter queue"),
        Arguments.of(
            "deadLetterTargetArn: !GetAtt AlertQueueDeadLetterQueue.Arn",
            "deadLetterTargetArn: arn:aws:sqs:x:1:Other",
            "AlertQueue has no dead-letter queue"),
        Arguments.of(
            "Queue: !GetAtt ProductionQueue.Arn",
            "Queue: arn:aws:sqs:x:1:Other",
            "OeeFunction.Production needs a queue of this template"),
        Arguments.of("VisibilityTimeout: 360", "VisibilityTimeout: 30", "six times the timeout"),
        Arguments.of(
            "            FunctionResponseTypes: [ReportBatchItemFailures]\n",
            "",
            "Telemetry does not report batch item failures"),
        Arguments.of(
            "          PRODUCTION_QUEUE_URL: !Ref ProductionQueue\n",
            "",
            "EnrichFunction lacks the environment variable PRODUCTION_QUEUE_URL"),
        Arguments.of(
            "      LoggingConfig: { LogGroup: !Ref OeeFunctionLogGroup }\n",
            "",
            "OeeFunction has no log group"),
        Arguments.of("EventBusName: !Ref EventBus", "EventBusName: x", "which is no bus here"),
        Arguments.of(
            "      EventBusName: !Ref EventBus\n",
            "",
            "AlertEventRule listens on the default bus, where only AWS itself tells anything"),
        Arguments.of(
            "        - Id: AlertQueue\n          Arn: !GetAtt AlertQueue.Arn",
            "        - Id: AlertQueue\n          Arn: arn:aws:sqs:x:1:Other",
            "AlertEventRule sends to arn:aws:sqs:x:1:Other"),
        Arguments.of(
            "          DeadLetterConfig:\n            Arn: !GetAtt AlertQueueDeadLetterQueue.Arn\n",
            "",
            "AlertEventRule.AlertQueue has no dead-letter queue"),
        Arguments.of(
            "        Arn: !GetAtt TickQueue.Arn\n        RoleArn",
            "        Arn: arn:aws:sqs:x:1:Other\n        RoleArn",
            "OeeSchedule sends to"),
        Arguments.of(
            "Input: '{\"tick\":\"<aws.scheduler.scheduled-time>\"}'",
            "Input: '{\"tick\":\"now\"}'",
            "which is no tick"));
  }
}
