package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Role.Grant;
import dev.shopfloor.cli.local.template.Stack.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the template's own wiring needs a function's role to allow. */
final class WiringNeeds {
  private static final List<String> LOG = List.of("logs:CreateLogStream", "logs:PutLogEvents");
  private static final List<String> TRACES =
      List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");
  private static final List<String> QUEUE =
      List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
  private static final List<String> STREAM =
      List.of(
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards");
  private static final List<String> NETWORK =
      List.of(
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses");

  /** For reading and writing what is encrypted under a customer managed key. */
  static final List<String> KEY = List.of("kms:Decrypt", "kms:GenerateDataKey");

  private final Stack stack;
  private final Set<Grant> needs = new LinkedHashSet<>();

  private WiringNeeds(Stack stack, Resource function) {
    this.stack = stack;
    Properties properties = function.properties();
    properties
        .optionalMapping("LoggingConfig")
        .flatMap(config -> config.optionalText("LogGroup"))
        .flatMap(stack::named)
        .ifPresent(group -> add(LOG, stack.arn(group)));
    if (properties.optionalText("Tracing").filter("Active"::equals).isPresent()) {
      add(TRACES, "*");
    }
    if (properties.has("VpcConfig")) {
      add(NETWORK, "*");
    }
    properties.optionalText("KmsKeyArn").ifPresent(key -> add(KEY, key));
    stack.onFailure(function).ifPresent(queue -> add(List.of("sqs:SendMessage"), queue));
    stack.sources(function).forEach(this::source);
  }

  static Set<Grant> of(Stack stack, Resource function) {
    return new WiringNeeds(stack, function).needs;
  }

  private void source(Source source) {
    boolean stream = stack.byArn(ResourceType.STREAM, source.arn()).isPresent();
    add(stream ? STREAM : QUEUE, source.arn());
    Stack.at(source.properties(), "DestinationConfig", "OnFailure")
        .flatMap(config -> config.optionalText("Destination"))
        .ifPresent(bucket -> {
          add(List.of("s3:ListBucket"), bucket);
          add(List.of("s3:PutObject"), bucket + "/*");
        });
  }

  private void add(List<String> actions, String resource) {
    actions.forEach(action -> needs.add(new Grant(action, resource)));
  }
}
