package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboard of template.yaml answers what a person asks, of metrics that there are. */
class TemplateDashboardTest {
  @Test
  void everyQuestionIsAnsweredInEveryDeployment() {
    assertThat(DashboardCheck.faults(TestTemplate.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void whatTheDashboardGetsWrongIsFound(Planted planted, String expected) {
    assertThat(DashboardCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> whatTheDashboardGetsWrongIsFound() {
    return Stream.of(
        fault("\"widgets\": [", "\"widgets\": ", "DashboardBody is no JSON"),
        fault("inherit", "auto", "periodOverride must be inherit"),
        fault("\"x\": 16, \"y\": 3, \"width\": 8", "\"x\": 17, \"y\": 3, \"width\": 8", "outside"),
        fault("\"x\": 8, \"y\": 3", "\"x\": 7, \"y\": 3", "\" overlap"),
        fault("## 3. Is OEE current?", "## 3. OEE", "the rows must ask"),
        fault("\"region\": \"${AWS::Region}\"", "\"region\": \"us-east-1\"", "stack's region"),
        fault(
            "\"messages\", \"environment\"",
            "\"message\", \"environment\"",
            "name=message, dimensions={environment=dev, function=enrich, outcome=taken}] is no"
                + " metric that a function publishes"),
        fault("\"${EnvironmentName}\"", "\"prod\"", "is no metric that a function publishes"),
        fault("\"TopicMatch\"", "\"TopicMatches\"", "by Sum is no row of aws-metrics.csv"),
        fault("\\\"Success\\\"", "\\\"Done\\\"", "by Sum is no row of aws-metrics.csv"),
        fault(
            "GetRecords.IteratorAgeMilliseconds",
            "IteratorAge",
            "by Maximum is no row of aws-metrics.csv (with {IngestMode=Stream})"),
        fault("\"${PlantTopicRule}\"", "\"PlantRule\"", "PlantRule is no RuleName of this stack"),
        fault("\"outbox\"", "\"inbox\"", "inbox is no GlobalSecondaryIndexName of this stack"),
        fault("SOURCE '${EnrichFunctionLogGroup}'", "SOURCE 'enrich'", "reads enrich, which is no"),
        fault("\"id\": \"decoded\"", "\"id\": \"taken\"", "has the id taken twice"),
        fault("FILL(parked, 0)", "FILL(waiting, 0)", "on ids that it has not: [waiting]"),
        fault(" - FILL(late, 0)", "", "no widget sets points of enrich against every outcome"),
        fault(
            "\"Errors\", \"FunctionName\", \"${OeeFunction}\"",
            "\"Errors\", \"FunctionName\", \"${EnrichFunction}\"",
            "OeeFunction has no Errors by Sum"),
        fault("\"stat\": \"p99\", \"label\": \"99 of 100 calls\"", "\"stat\": \"p50\"", "by p99"),
        fault(" | SOURCE '${OeeFunctionLogGroup}'", "", "OeeFunction: its restores and its memory"),
        fault(
            "\"${TelemetryQueueDeadLetterQueue.QueueName}\"",
            "\"${TickQueueDeadLetterQueue.QueueName}\"",
            "TelemetryQueueDeadLetterQueue has no ApproximateNumberOfMessagesVisible"),
        fault("\"outcome\", \"open\"", "\"outcome\", \"oldest\"", "the dashboard leaves out"),
        fault("FILL(bridgeMs, 0) * 512", "FILL(bridgeMs, 0) * 1024", "which is not its own"),
        fault(
            "- !GetAtt EnrichPointsDayAlarm.Arn\n",
            "- !GetAtt EnrichPointsBatchAlarm.Arn\n",
            "EnrichPointsDayAlarm is not among the dashboard's alarms"));
  }

  private static Arguments fault(String old, String replacement, String expected) {
    return Arguments.of(Planted.in("Dashboard", old, replacement), expected);
  }
}
