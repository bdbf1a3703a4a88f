package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whatever fails for good is kept in a queue or bucket, and what may keep it there may do so. */
final class LossCheck {
  /** Ends of the line that no queue redrives to. */
  private static final Set<String> ENDS =
      Set.of(
          // what a rule could not hand over and what EnrichFunction failed on
          "IngestFailureQueue",
          // only for the eyes: CloudFormation waits for the answer and then rolls back
          "TimeSeriesSetupFailureQueue");

  private static final int MOST_SECONDS_KEPT = 1_209_600;
  // Lambda's guide asks for five at least: a throttled function uses some up
  private static final int LEAST_TRIES = 5;
  private static final int MOST_TRIES = 20;

  private final Faults faults = new Faults();

  private LossCheck(List<Stack> stacks) {
    for (Stack stack : stacks) {
      faults.in(stack.deployment());
      queues(stack);
      stack.each(ResourceType.TOPIC_RULE).forEach(rule -> topicRule(stack, rule));
      asynchronous(stack).forEach(arn -> onFailure(stack, arn));
    }
  }

  static List<String> faults(String yaml) {
    return faults(Deployment.stacks(yaml));
  }

  static List<String> faults(List<Stack> stacks) {
    return new LossCheck(stacks).faults.sentences();
  }

  private void queues(Stack stack) {
    Set<String> ends = new HashSet<>(ENDS);
    for (Resource queue : stack.each(ResourceType.QUEUE)) {
      deadLetterQueue(stack, queue).ifPresent(end -> ends.add(end.name()));
    }
    for (Resource queue : stack.each(ResourceType.QUEUE)) {
      if (ends.contains(queue.name())) {
        faults.require(
            queue.properties().integer("MessageRetentionPeriod", 0) == MOST_SECONDS_KEPT,
            queue.name()
                + ".MessageRetentionPeriod must be 1209600: what failed waits there for a person,"
                + " and its age counts from its first queue");
      } else {
        faults.require(
            deadLetterQueue(stack, queue).isPresent(),
            queue.name()
                + " has no RedrivePolicy to a queue of this template and is no end of a line;"
                + " messages that keep failing would be lost");
        int tries =
            queue
                .properties()
                .optionalMapping("RedrivePolicy")
                .map(redrive -> redrive.integer("maxReceiveCount", 0))
                .orElse(0);
        faults.require(
            tries >= LEAST_TRIES && tries <= MOST_TRIES,
            "%s.RedrivePolicy.maxReceiveCount is %d; it must be %d to %d, so that what passes is"
                    .formatted(queue.name(), tries, LEAST_TRIES, MOST_TRIES)
                + " waited for and what does not is set aside");
      }
    }
  }

  static Optional<Resource> deadLetterQueue(Stack stack, Resource queue) {
    return queue
        .properties()
        .optionalMapping("RedrivePolicy")
        .flatMap(redrive -> redrive.optionalText("deadLetterTargetArn"))
        .flatMap(arn -> stack.byArn(ResourceType.QUEUE, arn));
  }

  private void topicRule(Stack stack, Resource rule) {
    Properties payload = rule.properties().mapping("TopicRulePayload");
    Optional<Properties> error = Stack.at(payload, "ErrorAction", "Sqs");
    String end = endOfTheLine(stack, payload);
    if (faults.require(
        error
            .flatMap(action -> action.optionalText("QueueUrl"))
            .flatMap(stack::queueByUrl)
            .filter(queue -> queue.name().equals(end))
            .isPresent(),
        rule.name() + ".ErrorAction must send to " + end + "; refused messages are lost")) {
      mayAct(stack, rule, error.get(), "sqs:SendMessage", queueArn(stack, error.get()));
    }
    for (Properties action : payload.mappings("Actions")) {
      action.optionalMapping("Lambda").ifPresent(lambda -> permission(stack, rule, lambda));
      action
          .optionalMapping("Sqs")
          .ifPresent(sqs -> mayAct(stack, rule, sqs, "sqs:SendMessage", queueArn(stack, sqs)));
      action
          .optionalMapping("Kinesis")
          .ifPresent(kinesis -> {
            String stream = kinesis.text("StreamName");
            mayAct(
                stack,
                rule,
                kinesis,
                "kinesis:PutRecord",
                ResourceType.STREAM.arn(stack.names(), stream));
          });
    }
  }

  /** A rule that fills a queue leaves what it cannot hand over where that queue's failures go. */
  private static String endOfTheLine(Stack stack, Properties payload) {
    return payload.mappings("Actions").stream()
        .flatMap(action -> action.optionalMapping("Sqs").stream())
        .flatMap(sqs -> sqs.optionalText("QueueUrl").stream())
        .flatMap(url -> stack.queueByUrl(url).stream())
        .flatMap(queue -> deadLetterQueue(stack, queue).stream())
        .map(Resource::name)
        .findFirst()
        .orElse("IngestFailureQueue");
  }

  private static String queueArn(Stack stack, Properties action) {
    return stack.queueByUrl(action.text("QueueUrl")).map(stack::arn).orElse("");
  }

  private void mayAct(
      Stack stack, Resource rule, Properties action, String needed, String resource) {
    Role role = stack.role(action.optionalText("RoleArn").orElse(""));
    faults.require(
        role.trusts("iot.amazonaws.com") && role.may(needed, resource),
        "%s acts by the role \"%s\", which iot.amazonaws.com may not assume for %s on %s"
            .formatted(rule.name(), role.name(), needed, resource));
  }

  private void permission(Stack stack, Resource rule, Properties lambda) {
    String function = lambda.optionalText("FunctionArn").orElse("");
    faults.require(
        stack.each(ResourceType.PERMISSION).stream()
            .map(Resource::properties)
            .anyMatch(permission ->
                has(permission, "FunctionName", function)
                    && has(permission, "Principal", "iot.amazonaws.com")
                    && has(permission, "Action", "lambda:InvokeFunction")
                    && has(permission, "SourceArn", stack.arn(rule))
                    && has(permission, "SourceAccount", stack.names().account())),
        "%s may not invoke %s; give an AWS::Lambda::Permission with this rule as SourceArn and"
                .formatted(rule.name(), function)
            + " SourceAccount");
  }

  static boolean has(Properties properties, String name, String expected) {
    return properties.optionalText(name).filter(expected::equals).isPresent();
  }

  /** Functions that IoT Core or CloudFormation invoke and do not wait for. */
  private static Set<String> asynchronous(Stack stack) {
    Set<String> arns = byTopicRules(stack);
    for (ResourceType type : List.of(ResourceType.CUSTOM, ResourceType.STORE_ACCESS)) {
      stack.each(type).stream()
          .flatMap(custom -> custom.properties().optionalText("ServiceToken").stream())
          .forEach(arns::add);
    }
    return arns;
  }

  /** Functions that IoT Core hands messages to. */
  static Set<String> byTopicRules(Stack stack) {
    return stack.each(ResourceType.TOPIC_RULE).stream()
        .flatMap(rule -> rule.properties().mapping("TopicRulePayload").mappings("Actions").stream())
        .flatMap(action -> action.optionalMapping("Lambda").stream())
        .flatMap(lambda -> lambda.optionalText("FunctionArn").stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void onFailure(Stack stack, String functionArn) {
    stack
        .function(functionArn)
        .ifPresent(function -> {
          String queue = stack.onFailure(function).orElse("");
          if (faults.require(
              stack.byArn(ResourceType.QUEUE, queue).isPresent(),
              function.name()
                  + ".EventInvokeConfig has no OnFailure to a queue; it is invoked"
                  + " asynchronously, and what keeps failing would be lost")) {
            faults.require(
                stack.role(function.properties().text("Role")).may("sqs:SendMessage", queue),
                function.name() + " may not send to its on-failure destination " + queue);
            Properties config = function.properties().mapping("EventInvokeConfig");
            faults.require(
                config.has("MaximumRetryAttempts") && config.has("MaximumEventAgeInSeconds"),
                function.name() + ".EventInvokeConfig must bound retries and age");
          }
        });
  }

  /** Queues whose filling needs a person. */
  static Set<String> watched(Stack stack) {
    Set<String> watched =
        stack.each(ResourceType.QUEUE).stream()
            .flatMap(queue -> deadLetterQueue(stack, queue).stream())
            .map(Resource::name)
            .collect(Collectors.toSet());
    watched.add("IngestFailureQueue");
    return watched;
  }
}
