package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.template.ReachableCalls.Call;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The roles of template.yaml allow what code and wiring need, and nothing else. */
class TemplatePrivilegesTest {
  private static final String ENRICH = "dev.shopfloor.enrich.aws.EnrichHandler";
  private static final String ORDERS = "dev.shopfloor.workorder.aws.WorkOrderHandler";

  @Test
  void everyRoleAllowsWhatIsNeededAndNothingElse() {
    assertThat(PrivilegeCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void whatOnlyTheCommandLineDoesWithASharedClassDoesNotCount() {
    assertThat(calls(ENRICH, "dev.shopfloor.runtime.aws.RegistryTable"))
        .containsExactlyInAnyOrder("getItem", "queryPaginator");
  }

  @Test
  void aTransactionCountsByWhatIsInIt() {
    assertThat(
            ReachableCalls.from(ORDERS).stream()
                .filter(call -> call.owner().equals("TransactWriteItem$Builder"))
                .map(Call::operation))
        .contains("put", "update", "delete")
        .doesNotContain("conditionCheck");
  }

  /** A row that no code matches any more would keep nobody from an action that nobody needs. */
  @Test
  void everyRowOfTheTableOfAdaptersIsMet() {
    Set<String> adapters =
        Deployment.DEFAULTS
            .of(Template.parse(TestTemplate.text()))
            .each(ResourceType.FUNCTION)
            .stream()
            .map(function -> function.properties().text("Handler").replaceAll("::.*", ""))
            .flatMap(handler -> ReachableCalls.from(handler).stream())
            .filter(call -> CodeNeeds.ACTIONS.containsKey(call.owner() + "." + call.operation()))
            .map(call -> call.adapter().replace("dev.shopfloor.", ""))
            .collect(Collectors.toSet());

    assertThat(adapters.remove(CodeNeeds.REBIRTHS)).isTrue();
    assertThat(CodeNeeds.KNOWN_BY.keySet()).isEqualTo(adapters);
  }

  @ParameterizedTest
  @MethodSource
  void aRoleThatAllowsTooLittleOrTooMuchIsFound(Planted planted, String expected) {
    assertThat(PrivilegeCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> aRoleThatAllowsTooLittleOrTooMuchIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.in(
                "EnrichFunctionRole",
                "[dynamodb:GetItem, dynamodb:Query]",
                "[dynamodb:GetItem, dynamodb:Query, dynamodb:DeleteItem]"),
            "unused action: EnrichFunctionRole allows dynamodb:DeleteItem on"
                + " arn:aws:dynamodb:eu-local-1:000000000000:table/RegistryTable"),
        Arguments.of(
            Planted.in(
                "OeeFunctionRole", "dynamodb:PutItem, dynamodb:UpdateItem", "dynamodb:PutItem"),
            "missing permission: OeeFunction needs dynamodb:UpdateItem on"
                + " arn:aws:dynamodb:eu-local-1:000000000000:table/OeeTable"),
        Arguments.of(
            Planted.without("AlertToWorkOrderFunctionRole", "- dynamodb:DeleteItem"),
            "missing permission: AlertToWorkOrderFunction needs dynamodb:DeleteItem on"),
        Arguments.of(
            Planted.without("AlertToWorkOrderFunctionRole", "- dynamodb:BatchGetItem"),
            "missing permission: AlertToWorkOrderFunction needs dynamodb:BatchGetItem on"),
        Arguments.of(
            Planted.without("AlertToWorkOrderFunctionRole", "- Sid: ReadTheOutbox"),
            "needs dynamodb:Query on"
                + " arn:aws:dynamodb:eu-local-1:000000000000:table/WorkOrderTable/index/outbox"),
        Arguments.of(
            Planted.in("AlertToWorkOrderFunctionRole", "/index/outbox", "/index/*"),
            "allows dynamodb:Query on"
                + " arn:aws:dynamodb:eu-local-1:000000000000:table/WorkOrderTable/index/*, which"),
        Arguments.of(
            Planted.in("OeeFunctionRole", "!GetAtt RegistryTable.Arn", "!GetAtt OeeTable.Arn"),
            "missing permission: OeeFunction needs dynamodb:GetItem on"
                + " arn:aws:dynamodb:eu-local-1:000000000000:table/RegistryTable"),
        Arguments.of(
            Planted.in("EnrichFunctionRole", "Action: events:PutEvents", "Action: 'events:*'"),
            "unused action: EnrichFunctionRole allows events:* on"),
        Arguments.of(
            Planted.in("EnrichFunctionRole", "!GetAtt EventBus.Arn", "'*'"),
            "unused action: EnrichFunctionRole allows events:PutEvents on *"),
        Arguments.of(
            Planted.without("OeeFunctionRole", "- Sid: TakeMessages"),
            "missing permission: OeeFunction needs sqs:ReceiveMessage on"),
        Arguments.of(
            Planted.in("EnrichFunctionRole", "kinesis:ListShards", "kinesis:ListStreams"),
            "missing permission: EnrichFunction needs kinesis:ListShards on"),
        Arguments.of(
            Planted.in("EnrichFunctionRole", "${IngestFailureBucket.Arn}/*", "arn:aws:s3:::x/*"),
            "missing permission: EnrichFunction needs s3:PutObject on"),
        Arguments.of(
            Planted.in("EnrichFunctionRole", "Action: s3:ListBucket", "Action: s3:GetObject"),
            "missing permission: EnrichFunction needs s3:ListBucket on"),
        Arguments.of(
            Planted.in("TimestreamWriterFunctionRole", "- WriterInVpc", "- HasVpc"),
            "missing permission: TimestreamWriterFunction needs ec2:CreateNetworkInterface on *"),
        Arguments.of(
            Planted.in("AlertToWorkOrderFunctionRole", "- BridgeInVpc", "- HasVpc"),
            "unused action: AlertToWorkOrderFunctionRole allows ec2:CreateNetworkInterface"),
        Arguments.of(
            Planted.in("OeeFunctionRole", "[kms:Decrypt, kms:GenerateDataKey]", "kms:Decrypt"),
            "missing permission: OeeFunction needs kms:GenerateDataKey on"),
        Arguments.of(
            Planted.in("ScheduleRole", "[kms:Decrypt, kms:GenerateDataKey]", "kms:Decrypt"),
            "missing permission: a schedule needs kms:GenerateDataKey on"),
        Arguments.of(
            Planted.in("TimestreamWriterFunctionRole", "- UsesLiveAnalytics", "- CreatesStore"),
            "missing permission: TimestreamWriterFunction needs timestream:WriteRecords on"
                + " arn:aws:timestream:eu-local-1:000000000000:database/shopfloor/table/telemetry"),
        Arguments.of(
            Planted.in(
                "TimestreamWriterFunctionRole",
                "timestream:DescribeEndpoints",
                "timestream:Select"),
            "missing permission: TimestreamWriterFunction needs timestream:DescribeEndpoints on *"),
        Arguments.of(
            Planted.in("TimestreamWriterFunctionRole", "- UsesYourToken", "- UsesLiveAnalytics"),
            "missing permission: TimestreamWriterFunction needs secretsmanager:GetSecretValue on"
                + " arn:aws:secretsmanager:eu-local-1:000000000000:secret:influx"),
        Arguments.of(
            Planted.in(
                "TimeSeriesSetupFunctionRole",
                "secretsmanager:PutSecretValue",
                "[secretsmanager:PutSecretValue, secretsmanager:GetSecretValue]"),
            "unused action: TimeSeriesSetupFunctionRole allows secretsmanager:GetSecretValue on"),
        Arguments.of(
            Planted.without("UsesYourToken", "- !Not [!Condition UsesLiveAnalytics]"),
            "unused action: TimestreamWriterFunctionRole allows secretsmanager:GetSecretValue on"
                + " arn:aws:secretsmanager:eu-local-1:000000000000:secret:influx"),
        Arguments.of(
            Planted.in("EnrichFunctionRole", "logs:PutLogEvents", "logs:CreateLogGroup"),
            "missing permission: EnrichFunction needs logs:PutLogEvents on"),
        Arguments.of(
            Planted.without("OeeFunctionRole", "- Sid: SendTraces"),
            "missing permission: OeeFunction needs xray:PutTraceSegments on *"),
        Arguments.of(
            Planted.in("OeeFunctionRole", "lambda.amazonaws.com", "ec2.amazonaws.com"),
            "OeeFunctionRole must be assumed by lambda.amazonaws.com and by nobody else"),
        Arguments.of(
            Planted.in(
                "OeeFunctionRole",
                "Policies:",
                "ManagedPolicyArns: [arn:aws:iam::aws:policy/A]\n      Policies:"),
            "OeeFunctionRole.ManagedPolicyArns allows what nobody here has read"),
        Arguments.of(
            Planted.in(
                "OeeFunction", "!GetAtt OeeFunctionRole.Arn", "!GetAtt EnrichFunctionRole.Arn"),
            "OeeFunctionRole is a role that nothing acts by"),
        Arguments.of(
            Planted.in(
                "TimestreamWriterFunction",
                "POWERTOOLS_SERVICE_NAME: writer",
                "WORK_ORDER_TABLE: !Ref WorkOrderTable"),
            "TimestreamWriterFunction has a variable for WorkOrderTable, and nothing in it uses"),
        Arguments.of(
            Planted.without("EnrichFunction", "SOURCE_STATE_TABLE"),
            "EnrichFunction has no variable SOURCE_STATE_TABLE, which its enrich.aws.DynamoAlarm"),
        Arguments.of(
            Planted.without("ScheduleRole", "- Sid: KeepLostTicks"),
            "missing permission: a schedule needs sqs:SendMessage on"
                + " arn:aws:sqs:eu-local-1:000000000000:TickQueueDeadLetterQueue"),
        Arguments.of(
            Planted.in("ScheduleRole", "- !GetAtt AlertQueue.Arn", "- !GetAtt TelemetryQueue.Arn"),
            "missing permission: a schedule needs sqs:SendMessage on"
                + " arn:aws:sqs:eu-local-1:000000000000:AlertQueue"),
        Arguments.of(
            Planted.without("ScheduleRole", "Condition:"),
            "ScheduleRole must be assumed by scheduler.amazonaws.com for this account"),
        Arguments.of(
            Planted.in(
                "TopicRuleRole", "kinesis:PutRecord", "[kinesis:PutRecord, kinesis:PutRecords]"),
            "unused action: TopicRuleRole allows kinesis:PutRecords on"));
  }

  private static List<String> calls(String handler, String adapter) {
    return ReachableCalls.from(handler).stream()
        .filter(call -> call.adapter().equals(adapter) && call.owner().endsWith("Client"))
        .map(Call::operation)
        .distinct()
        .toList();
  }
}
