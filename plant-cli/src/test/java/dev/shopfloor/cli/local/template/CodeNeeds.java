package dev.shopfloor.cli.local.template;

import static java.util.Map.entry;

import dev.shopfloor.cli.local.template.ReachableCalls.Call;
import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Role.Grant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a function's code needs to be allowed: its calls of the SDK as actions on resources. */
final class CodeNeeds {
  /** IAM's actions for the SDK's operations. */
  static final Map<String, String> ACTIONS =
      Map.ofEntries(
          entry("DynamoDbClient.query", "dynamodb:Query"),
          entry("DynamoDbClient.queryPaginator", "dynamodb:Query"),
          entry("DynamoDbClient.getItem", "dynamodb:GetItem"),
          entry("DynamoDbClient.batchGetItem", "dynamodb:BatchGetItem"),
          entry("DynamoDbClient.putItem", "dynamodb:PutItem"),
          entry("DynamoDbClient.updateItem", "dynamodb:UpdateItem"),
          entry("DynamoDbClient.deleteItem", "dynamodb:DeleteItem"),
          // a transaction has no action of its own: what is in it decides
          entry("TransactWriteItem$Builder.put", "dynamodb:PutItem"),
          entry("TransactWriteItem$Builder.update", "dynamodb:UpdateItem"),
          entry("TransactWriteItem$Builder.delete", "dynamodb:DeleteItem"),
          entry("TransactWriteItem$Builder.conditionCheck", "dynamodb:ConditionCheckItem"),
          entry("SqsClient.sendMessageBatch", "sqs:SendMessage"),
          entry("EventBridgeClient.putEvents", "events:PutEvents"),
          entry("SecretsManagerClient.getSecretValue", "secretsmanager:GetSecretValue"),
          entry("SecretsManagerClient.putSecretValue", "secretsmanager:PutSecretValue"),
          entry("IotDataPlaneClient.publish", "iot:Publish"),
          entry("TimestreamWriteClient.writeRecords", "timestream:WriteRecords"));

  /** Methods of clients that call nothing, or whose need stands in the table by its parts. */
  private static final Set<String> NO_ACTION =
      Set.of("builder", "close", "transactWriteItems", "serviceName");

  /** The function's variables, or the custom resource's properties, that each adapter gets. */
  static final Map<String, List<String>> KNOWN_BY =
      Map.ofEntries(
          entry("runtime.aws.RegistryTable", List.of("REGISTRY_TABLE")),
          entry("runtime.aws.QuarantineTable", List.of("QUARANTINE_TABLE")),
          entry(
              "runtime.aws.QueueSender",
              List.of("TELEMETRY_QUEUE_URL", "PRODUCTION_QUEUE_URL", "TICK_QUEUE_URL")),
          entry("runtime.aws.EventPublisher", List.of("EVENT_BUS_NAME")),
          entry("enrich.aws.DynamoAlarmStore", List.of("SOURCE_STATE_TABLE")),
          entry("enrich.aws.SourceTable", List.of("SOURCE_STATE_TABLE")),
          entry("oee.aws.DynamoHeads", List.of("OEE_TABLE")),
          entry("oee.aws.DynamoOeeStore", List.of("OEE_TABLE")),
          entry("oee.aws.DynamoResults", List.of("OEE_TABLE")),
          entry("oee.aws.DynamoRollUps", List.of("OEE_TABLE")),
          entry("oee.aws.OeeResults", List.of("OEE_TABLE")),
          entry("workorder.aws.DynamoWorkOrderStore", List.of("WORK_ORDER_TABLE")),
          entry("workorder.aws.ReadBackItems", List.of("WORK_ORDER_TABLE")),
          entry("workorder.aws.BudgetItems", List.of("WORK_ORDER_TABLE")),
          entry("workorder.aws.Outbox", List.of("WORK_ORDER_TABLE")),
          entry("workorder.aws.DynamoGateStore", List.of("WORK_ORDER_TABLE")),
          entry("workorder.aws.DynamoSignInBoard", List.of("WORK_ORDER_TABLE")),
          entry("workorder.aws.SecretTokenVault", List.of("CMMS_TOKEN_SECRET_ARN")),
          entry("runtime.aws.SecretText", List.of("CMMS_SECRET_ARN", "TIMESERIES_SECRET_ARN")),
          entry("writer.aws.LiveAnalyticsWrite", List.of("TIMESERIES_TABLE")),
          entry("writer.aws.AwsSetupSecrets", List.of("SignInSecretArn", "TokenSecretArn")));

  /** Publishes to the topics of commands, whatever its variables. */
  static final String REBIRTHS = "enrich.aws.IotRebirthRequests";

  private static final String SPARKPLUG_RULE = "SparkplugTopicRule";
  private static final String COMMANDS = "topic/spBv1.0/*/NCMD/*";

  /** The one operation of an adapter's that a property is for, where it has several. */
  private static final Map<String, String> ONLY_FOR =
      Map.of("SignInSecretArn", "getSecretValue", "TokenSecretArn", "putSecretValue");

  private final Stack stack;
  private final Resource function;
  private final Faults faults;
  private final Set<Grant> needs = new LinkedHashSet<>();

  private CodeNeeds(Stack stack, Resource function, Faults faults) {
    this.stack = stack;
    this.function = function;
    this.faults = faults;
    String handler = function.properties().text("Handler").replaceAll("::.*", "");
    Set<Call> calls = ReachableCalls.from(handler);
    Set<String> onIndex = new TreeSet<>();
    calls.stream()
        .filter(call ->
            call.owner().equals("QueryRequest$Builder") && call.operation().equals("indexName"))
        .forEach(call -> onIndex.add(call.method()));
    calls.forEach(call -> need(call, onIndex.contains(call.method())));
  }

  /** What the code of a function needs in a deployment. */
  static Set<Grant> of(Stack stack, Resource function, Faults faults) {
    return new CodeNeeds(stack, function, faults).needs;
  }

  private void need(Call call, boolean onIndex) {
    String operation = call.owner() + "." + call.operation();
    String action = ACTIONS.get(operation);
    if (action == null) {
      faults.require(
          !call.owner().endsWith("Client") || NO_ACTION.contains(call.operation()),
          call.adapter() + " calls " + operation + ", whose action CodeNeeds.ACTIONS lacks");
      return;
    }
    String adapter = call.adapter().replace("dev.shopfloor.", "");
    if (adapter.equals(REBIRTHS)) {
      // only who lets Sparkplug in has somebody to ask
      stack
          .named(SPARKPLUG_RULE)
          .ifPresent(rule -> needs.add(new Grant(action, stack.names().arn("iot", COMMANDS))));
      return;
    }
    List<String> names = KNOWN_BY.getOrDefault(adapter, List.of());
    faults.require(
        !names.isEmpty(), adapter + " calls " + operation + ", on what CodeNeeds.KNOWN_BY lacks");
    for (String name : names) {
      if (ONLY_FOR.getOrDefault(name, call.operation()).equals(call.operation())) {
        KnownResource known = KnownResource.of(stack, function, name);
        faults.require(
            known.isGiven() || names.size() > 1,
            "%s has no variable %s, which its %s reads".formatted(function.name(), name, adapter));
        known.arns(onIndex).forEach(resource -> needs.add(new Grant(action, resource)));
        known.endpoints().ifPresent(needs::add);
      }
    }
  }
}
