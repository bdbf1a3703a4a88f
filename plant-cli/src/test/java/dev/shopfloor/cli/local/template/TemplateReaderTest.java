package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.template.RuleSql.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {
  private final PlantTemplate template = TestTemplate.read(TestTemplate.text());

  @Test
  void theTopicRuleHandsEveryMessageToEnrichWithItsBytesAndTimes() {
    TopicRuleSpec rule = template.topicRules().getFirst();

    assertThat(template.topicRules())
        .extracting(r -> r.sql().filter())
        .containsExactly("plant/#", "spBv1.0/#");
    assertThat(rule.sql().filter()).isEqualTo("plant/#");
    assertThat(rule.sql().columns())
        .containsExactly(
            new RuleSql.Column(Source.PAYLOAD_BASE64, "data"),
            new RuleSql.Column(Source.TOPIC, "topic"),
            new RuleSql.Column(Source.TIMESTAMP, "rx"),
            new RuleSql.Column(Source.CLIENT_ID, "client"),
            new RuleSql.Column(Source.TRACE_ID, "trace"));
    assertThat(template.functionByArn(rule.functionArn()).map(FunctionSpec::name))
        .contains("EnrichFunction");
    assertThat(rule.errorQueueUrl())
        .contains("http://127.0.0.1:9324/000000000000/IngestFailureQueue");
  }

  @Test
  void functionsHaveTheirHandlersSourcesAndResolvedVariables() {
    FunctionSpec oee = function("OeeFunction");

    assertThat(template.functions())
        .extracting(FunctionSpec::name)
        .containsExactly(
            "EnrichFunction",
            "TimestreamWriterFunction",
            "OeeFunction",
            "AlertToWorkOrderFunction");
    assertThat(oee.handlerClass()).isEqualTo("dev.shopfloor.oee.aws.OeeHandler");
    assertThat(oee.environment())
        .containsEntry("OEE_TABLE", "OeeTable")
        .containsEntry("QUARANTINE_TABLE", "QuarantineTable")
        .containsEntry("TICK_QUEUE_URL", "http://127.0.0.1:9324/000000000000/TickQueue")
        .containsEntry("TICK_QUEUE_ARN", "arn:aws:sqs:eu-local-1:000000000000:TickQueue")
        .containsEntry("EVENT_BUS_NAME", "dev-shopfloor")
        .containsEntry("TICK_SPREAD_SECONDS", "0");
    assertThat(oee.sources())
        .extracting(FunctionSpec.QueueSource::queueArn)
        .containsExactly(
            "arn:aws:sqs:eu-local-1:000000000000:ProductionQueue",
            "arn:aws:sqs:eu-local-1:000000000000:TickQueue");
    assertThat(function("EnrichFunction").onFailure())
        .contains(
            new FunctionSpec.AsyncConfig(
                2, "arn:aws:sqs:eu-local-1:000000000000:IngestFailureQueue"));
  }

  @Test
  void theWorkOrderTableHasItsOutboxIndexAndAllTablesExpireItems() {
    TableSpec workOrders =
        template.tables().stream()
            .filter(t -> t.name().equals("WorkOrderTable"))
            .findFirst()
            .orElseThrow();

    assertThat(workOrders.keys()).isEqualTo(new TableSpec.Keys("pk", Optional.of("sk")));
    assertThat(workOrders.indexes())
        .containsExactly(
            new TableSpec.Index(
                "outbox", new TableSpec.Keys("outbox", Optional.of("due")), "KEYS_ONLY"));
    assertThat(workOrders.attributeTypes()).containsEntry("due", "N").containsEntry("outbox", "S");
    assertThat(template.tables())
        .extracting(TableSpec::timeToLive)
        .containsOnly(Optional.of("expires"));
  }

  @Test
  void theEventRuleCarriesItsPatternAsJson() {
    EventRuleSpec rule = template.eventRules().getFirst();

    assertThat(rule.bus()).isEqualTo("dev-shopfloor");
    assertThat(rule.pattern())
        .isEqualTo(
            "{\"source\":[\"shopfloor\"],\"detail-type\":[\"Alert\",\"StopStarted\",\"StopEnded\",\"DataQualityAlert\"]}");
  }

  @Test
  void aScheduleFiresEachMinuteWithItsScheduledTime() {
    assertThat(template.schedules())
        .extracting(ScheduleSpec::every)
        .containsOnly(Duration.ofMinutes(1));
    assertThat(template.schedules().getFirst().inputAt(Instant.parse("2017-06-12T10:00:00Z")))
        .isEqualTo("{\"tick\":\"2017-06-12T10:00:00Z\"}");
  }

  @Test
  void anUnknownIntrinsicStopsTheStartWithItsNameAndLine() {
    String yaml = TestTemplate.with("Value: !Ref RegistryTable", "Value: !ImportValue other");

    assertThatThrownBy(() -> TestTemplate.read(yaml))
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("template.yaml:\\d+: .*!ImportValue.*");
  }

  @Test
  void theLongFormOfAnUnknownIntrinsicIsNoticedToo() {
    String yaml =
        TestTemplate.with("Value: !Ref RegistryTable", "Value: { 'Fn::FindInMap': [a, b, c] }");

    assertThatThrownBy(() -> TestTemplate.read(yaml)).hasMessageContaining("Fn::FindInMap");
  }

  @Test
  void anUnknownResourceTypeStopsTheStart() {
    String yaml = TestTemplate.with("Type: AWS::Events::EventBus", "Type: AWS::ECS::Cluster");

    assertThatThrownBy(() -> TestTemplate.read(yaml))
        .hasMessageContaining("EventBus")
        .hasMessageContaining("AWS::ECS::Cluster");
  }

  @Test
  void aPropertyThatNobodyHereReadsStopsTheStart() {
    String yaml = TestTemplate.with("VisibilityTimeout: 360", "FifoQueue: true");

    assertThatThrownBy(() -> TestTemplate.read(yaml))
        .hasMessageContaining("TickQueue.FifoQueue: the local plant does not know this property");
  }

  @Test
  void aReferenceToNothingIsNamedWithItsLine() {
    String yaml =
        TestTemplate.with("REGISTRY_TABLE: !Ref RegistryTable", "REGISTRY_TABLE: !Ref Registry");

    assertThatThrownBy(() -> TestTemplate.read(yaml))
        .hasMessageMatching(
            "template.yaml:\\d+: \"Registry\" is neither a parameter nor a resource.*");
  }

  @Test
  void sqlBeyondTheOneFormIsRefused() {
    String yaml = TestTemplate.with("clientid() AS client", "newuuid() AS client");

    assertThatThrownBy(() -> TestTemplate.read(yaml)).hasMessageContaining("newuuid()");
  }

  @Test
  void aParameterWithoutValueIsNamed() {
    assertThatThrownBy(
            () -> TestTemplate.read(TestTemplate.text(), Map.of("TimeSeriesStore", "questdb")))
        .hasMessageContaining("give its address in TimeSeriesUrl");
  }

  @Test
  void aParameterThatTheTemplateDoesNotHaveIsNamed() {
    Map<String, String> parameters = Map.of("Colour", "red");

    assertThatThrownBy(() -> TestTemplate.read(TestTemplate.text(), parameters))
        .hasMessageContaining("Colour");
  }

  @Test
  void aConditionDecidesBetweenTwoValues() {
    String yaml =
        TestTemplate.with(
            "LogGroupName: !Sub /shopfloor/${EnvironmentName}/oee",
            "LogGroupName: !If [HasCmmsSecret, !Ref Missing, here]");

    assertThat(TestTemplate.read(yaml).logGroups()).contains("OeeFunctionLogGroup");
  }

  @Test
  void brokenYamlIsNamedWithItsLine() {
    assertThatThrownBy(() -> TestTemplate.read("Resources:\n  A: [1\n  B: 2\n"))
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("template.yaml:\\d+: not YAML.*");
  }

  @Test
  void aKeyThatStandsTwiceIsNamed() {
    List<String> twice =
        List.of("Resources:", "  A: {Type: AWS::IAM::Role}", "  A: {Type: AWS::IAM::Role}");

    assertThatThrownBy(() -> TestTemplate.read(String.join("\n", twice)))
        .hasMessageContaining("\"A\"");
  }

  private FunctionSpec function(String name) {
    return template.functions().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
