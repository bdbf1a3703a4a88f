package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Stack.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A metric of AWS's that somebody must be told of, because a resource of the stack is there.
 *
 * @param statistic that the alarm must take
 * @param threshold the alarm's may be no higher
 * @param within what the alarm may take until it rings
 */
record AlarmNeed(AlarmMetric metric, String statistic, double threshold, Duration within) {
  /** What waits longer holds up the plant's picture of itself. */
  private static final int WAITED = 900;

  /** What waits longer makes a minute or a work order late. */
  private static final int WAITED_FOR_A_MINUTE = 300;

  private static final int MILLIS = 1000;
  private static final Duration SOON = Duration.ofMinutes(15);
  private static final Duration DAYS = Duration.ofDays(2);

  /** All that a stack's resources ask for. */
  static List<AlarmNeed> of(Stack stack) {
    List<AlarmNeed> needs = new ArrayList<>();
    queues(stack, needs);
    functions(stack, needs);
    streams(stack, needs);
    stack
        .each(ResourceType.TOPIC_RULE)
        .forEach(rule -> {
          Map<String, String> name = Map.of("RuleName", rule.name());
          // of whatever action: AWS names no values of the dimension ActionType
          Map<String, String> actions = Map.of("RuleName", rule.name(), "ActionType", "*");
          needs.add(any("AWS/IoT", "Failure", actions));
          needs.add(any("AWS/IoT", "ErrorActionFailure", actions));
          needs.add(any("AWS/IoT", "RuleMessageThrottled", name));
          needs.add(any("AWS/IoT", "ParseError", name));
        });
    stack.each(ResourceType.EVENT_RULE).forEach(rule -> eventRule(rule, needs));
    Set<String> groups = new HashSet<>();
    stack
        .each(ResourceType.SCHEDULE)
        .forEach(each -> groups.add(each.properties().optionalText("GroupName").orElse("default")));
    for (String group : groups) {
      for (String metric :
          List.of(
              "TargetErrorCount",
              "InvocationDroppedCount",
              "InvocationsFailedToBeSentToDeadLetterCount")) {
        needs.add(any("AWS/Scheduler", metric, Map.of("ScheduleGroup", group)));
      }
    }
    return needs;
  }

  private static void queues(Stack stack, List<AlarmNeed> needs) {
    for (String queue : LossCheck.watched(stack)) {
      needs.add(
          longest(
              metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", queue)),
              0));
    }
    for (Resource queue : stack.each(ResourceType.QUEUE)) {
      if (LossCheck.deadLetterQueue(stack, queue).isPresent()) {
        needs.add(
            longest(
                metric(
                    "AWS/SQS", "ApproximateAgeOfOldestMessage", Map.of("QueueName", queue.name())),
                ofMinutes(stack, queue) ? WAITED_FOR_A_MINUTE : WAITED));
      }
    }
  }

  private static boolean ofMinutes(Stack stack, Resource queue) {
    return stack.each(ResourceType.SCHEDULE).stream()
        .map(schedule -> schedule.properties().mapping("Target").optionalText("Arn").orElse(""))
        .anyMatch(stack.arn(queue)::equals);
  }

  private static void functions(Stack stack, List<AlarmNeed> needs) {
    Set<String> byRules = LossCheck.byTopicRules(stack);
    for (Resource function : stack.each(ResourceType.FUNCTION)) {
      Map<String, String> name = Map.of("FunctionName", function.name());
      needs.add(any("AWS/Lambda", "Errors", name));
      // the others are CloudFormation's, which waits for them and says what failed
      boolean fed = !stack.sources(function).isEmpty();
      if (fed) {
        needs.add(any("AWS/Lambda", "Throttles", name));
      }
      if (byRules.stream()
          .anyMatch(arn -> stack.function(arn).filter(function::equals).isPresent())) {
        needs.add(
            longest(metric("AWS/Lambda", "AsyncEventAge", name), WAITED_FOR_A_MINUTE * MILLIS));
        needs.add(any("AWS/Lambda", "AsyncEventsDropped", name));
      }
      if (fed && stack.onFailure(function).isPresent()) {
        needs.add(any("AWS/Lambda", "DestinationDeliveryFailures", name));
      }
    }
  }

  private static void streams(Stack stack, List<AlarmNeed> needs) {
    for (Resource stream : stack.each(ResourceType.STREAM)) {
      Map<String, String> name = Map.of("StreamName", stream.name());
      needs.add(
          longest(
              metric("AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", name), WAITED * MILLIS));
      needs.add(any("AWS/Kinesis", "WriteProvisionedThroughputExceeded", name));
    }
    for (Resource function : stack.each(ResourceType.FUNCTION)) {
      for (Source source : stack.sources(function)) {
        Stack.at(source.properties(), "DestinationConfig", "OnFailure")
            .flatMap(config -> config.optionalText("Destination"))
            .flatMap(arn -> stack.byArn(ResourceType.BUCKET, arn))
            .ifPresent(bucket ->
                needs.add(
                    new AlarmNeed(
                        metric(
                            "AWS/S3",
                            "NumberOfObjects",
                            Map.of("BucketName", bucket.name(), "StorageType", "AllStorageTypes")),
                        "Average",
                        0,
                        DAYS)));
      }
    }
  }

  private static void eventRule(Resource rule, List<AlarmNeed> needs) {
    String name = rule.properties().optionalText("Name").orElse(rule.name());
    // the default bus is no dimension
    Map<String, String> dimensions =
        rule.properties()
            .optionalText("EventBusName")
            .map(bus -> Map.of("EventBusName", bus, "RuleName", name))
            .orElse(Map.of("RuleName", name));
    needs.add(any("AWS/Events", "FailedInvocations", dimensions));
    needs.add(any("AWS/Events", "InvocationsFailedToBeSentToDlq", dimensions));
  }

  private static AlarmNeed any(String namespace, String name, Map<String, String> dimensions) {
    return new AlarmNeed(metric(namespace, name, dimensions), "Sum", 0, SOON);
  }

  private static AlarmNeed longest(AlarmMetric metric, double threshold) {
    return new AlarmNeed(metric, "Maximum", threshold, SOON);
  }

  private static AlarmMetric metric(String namespace, String name, Map<String, String> dimensions) {
    return new AlarmMetric(namespace, name, dimensions);
  }
}
