package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.local.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What each service says of a stack, in its own protocol. */
final class FakeAnswers {
  private final FakeStack stack;
  private final FakeMetrics metrics;

  FakeAnswers(FakeStack stack) {
    this.stack = stack;
    this.metrics = new FakeMetrics(stack);
  }

  Response of(Call call) {
    return switch (call.action()) {
      case "cloudformation:DescribeStacks" -> describeStacks(call);
      case "cloudformation:ListStackResources" -> listStackResources(call);
      case "cloudwatch:GetMetricData" -> metrics.data(call);
      case "cloudwatch:DescribeAlarms" -> describeAlarms(call);
      case "sns:ListSubscriptionsByTopic" -> subscriptions(call);
      case "lambda:GetAlias" -> alias(call);
      case "lambda:GetFunctionConfiguration" -> configuration(call);
      case "lambda:GetFunctionConcurrency" -> json(stack.fact(id(call), "concurrency", "{}"));
      case "lambda:GetEventSourceMapping" -> mapping(call);
      case "secretsmanager:DescribeSecret" -> secret(call);
      case "scheduler:GetSchedule" -> schedule(call);
      case "iot:GetTopicRule" ->
          json(
              "{\"rule\":{\"ruleName\":\"%s\",\"ruleDisabled\":%s}}"
                  .formatted(call.parameter("1"), stack.fact(id(call), "disabled", "false")));
      case "events:DescribeRule" -> eventRule(call);
      case "kms:DescribeKey" ->
          json(
              "{\"KeyMetadata\":{\"KeyId\":\"%s\",\"KeyState\":\"%s\"}}"
                  .formatted(call.field("KeyId"), stack.fact("key", "state", "Enabled")));
      case "timestream-influxdb:GetDbInstance" ->
          json(
              "{\"id\":\"%s\",\"status\":\"%s\"}"
                  .formatted(
                      call.field("identifier"),
                      stack.fact("TimeSeriesInstance", "status", "AVAILABLE")));
      default -> call.error(400, "UnknownOperationException", "there is no " + call.action());
    };
  }

  private String id(Call call) {
    return stack.logical(call.parameter("1"));
  }

  private Response describeStacks(Call call) {
    if (!call.parameter("StackName").equals(FakeStack.NAME)) {
      return call.error(
          400,
          "ValidationError",
          "Stack with id %s does not exist".formatted(call.parameter("StackName")));
    }
    Instant then = Instant.now().minus(Duration.ofDays(3)).minusSeconds(60);
    String parameters =
        stack.parameters().entrySet().stream()
            .map(each ->
                "<member><ParameterKey>%s</ParameterKey><ParameterValue>%s</ParameterValue></member>"
                    .formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    return xml(
        call,
        """
        <Stacks><member><StackName>%s</StackName><CreationTime>2025-01-01T00:00:00Z</CreationTime>
        <LastUpdatedTime>%s</LastUpdatedTime><StackStatus>%s</StackStatus>
        <StackStatusReason>%s</StackStatusReason><Parameters>%s</Parameters>
        <DriftInformation><StackDriftStatus>%s</StackDriftStatus></DriftInformation>
        </member></Stacks>\
        """
            .formatted(
                FakeStack.NAME,
                then.truncatedTo(ChronoUnit.SECONDS),
                stack.fact("stack", "status", "UPDATE_COMPLETE"),
                stack.fact("stack", "reason", ""),
                parameters,
                stack.fact("stack", "drift", "NOT_CHECKED")));
  }

  /** In pages, as CloudFormation does of a stack of this size. */
  private Response listStackResources(Call call) {
    boolean second = call.parameters().containsKey("NextToken");
    int half = stack.types().size() / 2;
    String members =
        stack.types().entrySet().stream()
            .skip(second ? half : 0)
            .limit(second ? Long.MAX_VALUE : half)
            .map(each ->
                """
                <member><LogicalResourceId>%s</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId>
                <ResourceType>%s</ResourceType><ResourceStatus>%s</ResourceStatus></member>\
                """
                    .formatted(
                        each.getKey(),
                        stack.name(each.getKey()),
                        each.getValue(),
                        stack.fact(each.getKey(), "resource", "CREATE_COMPLETE")))
            .collect(Collectors.joining());
    return xml(
        call,
        "<StackResourceSummaries>%s</StackResourceSummaries>%s"
            .formatted(members, second ? "" : "<NextToken>2</NextToken>"));
  }

  private Response describeAlarms(Call call) {
    StringBuilder metric = new StringBuilder();
    StringBuilder composite = new StringBuilder();
    for (Map.Entry<String, String> value : call.parameters().entrySet()) {
      String id = stack.logical(value.getValue());
      if (value.getKey().startsWith("AlarmNames.member.") && stack.fact(id, "gone", "").isEmpty()) {
        boolean one = stack.types().get(id).equals("AWS::CloudWatch::Alarm");
        (one ? metric : composite)
            .append(
                """
                <member><AlarmName>%s</AlarmName><AlarmDescription>%s</AlarmDescription>
                <ActionsEnabled>%s</ActionsEnabled><StateValue>%s</StateValue>
                <StateUpdatedTimestamp>%s</StateUpdatedTimestamp></member>\
                """
                    .formatted(
                        value.getValue(),
                        "Readings arrive late. Look at the writer. https://wiki.example/r#"
                            + id.replace("Alarm", "").toLowerCase(Locale.ROOT),
                        stack.fact(id, "actions", "true"),
                        stack.fact(id, "alarm", "OK"),
                        Instant.now().minus(Duration.ofMinutes(40)).minusSeconds(20)));
      }
    }
    return xml(
        call,
        "<MetricAlarms>%s</MetricAlarms><CompositeAlarms>%s</CompositeAlarms>"
            .formatted(metric, composite));
  }

  private Response subscriptions(Call call) {
    String arn = call.parameter("TopicArn");
    String who = stack.fact("AlarmTopic", "subscription", arn + ":1234");
    String member =
        who.isEmpty()
            ? ""
            : "<member><SubscriptionArn>%s</SubscriptionArn><Endpoint>someone@example.com</Endpoint></member>"
                .formatted(who);
    return xml(call, "<Subscriptions>%s</Subscriptions>".formatted(member));
  }

  private Response alias(Call call) {
    if (!stack.fact(id(call), "alias", "there").equals("there")) {
      return call.error(404, "ResourceNotFoundException", "Cannot find alias arn");
    }
    return json(
        "{\"Name\":\"%s\",\"FunctionVersion\":\"%s\"}"
            .formatted(call.parameter("2"), stack.fact(id(call), "version", "7")));
  }

  private Response configuration(Call call) {
    String id = id(call);
    boolean setup = id.equals("TimeSeriesSetupFunction");
    return json(
        """
        {"FunctionName":"%s","Version":"%s","State":"%s","StateReason":"%s","LastUpdateStatus":"%s",
         "SnapStart":{"ApplyOn":"%s","OptimizationStatus":"%s"}}\
        """
            .formatted(
                call.parameter("1"),
                call.parameter("qualifier").equals("live") ? "7" : "$LATEST",
                stack.fact(id, "state", "Active"),
                stack.fact(id, "reason", ""),
                stack.fact(id, "update", "Successful"),
                setup ? "None" : stack.fact(id, "snapStart", "PublishedVersions"),
                setup ? "Off" : stack.fact(id, "snapshot", "On")));
  }

  private Response mapping(Call call) {
    String id = id(call);
    boolean rests = id.equals("IngestFailureMapping");
    // Lambda tells the result of a stream's mapping only
    String result = stack.fact(id, "result", "");
    return json(
        "{\"UUID\":\"%s\",\"State\":\"%s\"%s}"
            .formatted(
                call.parameter("1"),
                stack.fact(id, "state", rests ? "Disabled" : "Enabled"),
                result.isEmpty() ? "" : ",\"LastProcessingResult\":\"%s\"".formatted(result)));
  }

  private Response secret(Call call) {
    String id = stack.logical(call.field("SecretId"));
    String key = id.isEmpty() ? call.field("SecretId") : id;
    String versions = stack.fact(key, "versions", "{\"v1\":[\"AWSCURRENT\"]}");
    String deleted = stack.fact(key, "deleted", "");
    return json(
        "{\"ARN\":\"%s\",\"VersionIdsToStages\":%s%s}"
            .formatted(
                call.field("SecretId"),
                versions,
                deleted.isEmpty() ? "" : ",\"DeletedDate\":" + deleted));
  }

  private Response schedule(Call call) {
    String group = stack.name("ScheduleGroup");
    if (!call.parameters().getOrDefault("group", "").equals(group)) {
      return call.error(404, "ResourceNotFoundException", "Schedule does not exist.");
    }
    return json(
        "{\"Name\":\"%s\",\"State\":\"%s\",\"ScheduleExpression\":\"rate(1 minute)\"}"
            .formatted(call.parameter("1"), stack.fact(id(call), "state", "ENABLED")));
  }

  private Response eventRule(Call call) {
    String id = stack.logical(call.field("Name"));
    boolean own = id.equals("AlertEventRule");
    if (own != call.body().contains("\"EventBusName\":\"dev-shopfloor\"")) {
      return call.error(
          400, "ResourceNotFoundException", "Rule %s does not exist".formatted(call.field("Name")));
    }
    return json(
        "{\"Name\":\"%s\",\"State\":\"%s\"}"
            .formatted(call.field("Name"), stack.fact(id, "state", "ENABLED")));
  }

  private static Response json(String text) {
    return Response.json(200, text);
  }

  static Response xml(Call call, String result) {
    String operation = call.operation();
    return new Response(
        200,
        "text/xml",
        "<%sResponse><%sResult>%s</%sResult></%sResponse>"
            .formatted(operation, operation, result, operation, operation)
            .getBytes(StandardCharsets.UTF_8));
  }
}
