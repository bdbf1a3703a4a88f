package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;
import java.util.Optional;

/**
 * Event rules and schedules say how long and how often they try, may send to their queues, and keep
 * what they cannot deliver.
 */
final class DeliveryCheck {
  // what EventBridge and the Scheduler allow
  private static final int LEAST_AGE = 60;
  private static final int MOST_AGE = 86_400;
  private static final int MOST_RETRIES = 185;

  private final Faults faults = new Faults();

  private DeliveryCheck(List<Stack> stacks) {
    for (Stack stack : stacks) {
      faults.in(stack.deployment());
      stack.each(ResourceType.EVENT_RULE).forEach(rule -> eventRule(stack, rule));
      stack.each(ResourceType.SCHEDULE).forEach(schedule -> schedule(stack, schedule));
    }
  }

  static List<String> faults(String yaml) {
    return faults(Deployment.stacks(yaml));
  }

  static List<String> faults(List<Stack> stacks) {
    return new DeliveryCheck(stacks).faults.sentences();
  }

  private void eventRule(Stack stack, Resource rule) {
    for (Properties target : rule.properties().mappings("Targets")) {
      String path = rule.name() + ".Targets." + target.optionalText("Id").orElse("?");
      String end = target(stack, path, target);
      delivered(stack, rule, path, target.optionalText("Arn").orElse(""));
      delivered(stack, rule, path, end);
    }
  }

  private void schedule(Stack stack, Resource schedule) {
    Properties target = schedule.properties().mapping("Target");
    String path = schedule.name() + ".Target";
    String end = target(stack, path, target);
    Role role = stack.role(target.optionalText("RoleArn").orElse(""));
    faults.require(
        role.may("sqs:SendMessage", end),
        path + ": the role " + role.name() + " may not send to " + end);
    faults.require(
        schedule
            .properties()
            .optionalText("GroupName")
            .flatMap(stack::named)
            .filter(group -> group.type() == ResourceType.SCHEDULE_GROUP)
            .isPresent(),
        schedule.name()
            + ".GroupName must be a group of this template; the metrics of the default one are"
            + " everybody's");
  }

  /** What every target says; gives the ARN of where its failures go. */
  private String target(Stack stack, String path, Properties target) {
    Optional<Properties> retries = target.optionalMapping("RetryPolicy");
    int age = retries.map(policy -> policy.integer("MaximumEventAgeInSeconds", -1)).orElse(-1);
    int attempts = retries.map(policy -> policy.integer("MaximumRetryAttempts", -1)).orElse(-1);
    faults.require(
        age >= LEAST_AGE && age <= MOST_AGE,
        "%s.RetryPolicy.MaximumEventAgeInSeconds must be said, %d to %d"
            .formatted(path, LEAST_AGE, MOST_AGE));
    faults.require(
        attempts >= 1 && attempts <= MOST_RETRIES,
        "%s.RetryPolicy.MaximumRetryAttempts must be said, 1 to %d".formatted(path, MOST_RETRIES));
    String end =
        target.optionalMapping("DeadLetterConfig").flatMap(c -> c.optionalText("Arn")).orElse("");
    Optional<Resource> expected =
        stack
            .byArn(ResourceType.QUEUE, target.optionalText("Arn").orElse(""))
            .flatMap(queue -> LossCheck.deadLetterQueue(stack, queue));
    faults.require(
        expected.isPresent() && stack.byArn(ResourceType.QUEUE, end).equals(expected),
        path
            + " has no DeadLetterConfig to the dead-letter queue of its target; what cannot be"
            + " delivered is lost");
    return end;
  }

  private void delivered(Stack stack, Resource rule, String path, String queue) {
    String from = "ArnEquals aws:SourceArn " + stack.arn(rule);
    Optional<Resource> target = stack.byArn(ResourceType.QUEUE, queue);
    faults.require(
        target.isEmpty()
            || stack.each(ResourceType.QUEUE_POLICY).stream()
                .filter(policy ->
                    policy
                        .properties()
                        .texts("Queues")
                        .contains(stack.names().queueUrl(target.get().name())))
                .flatMap(policy -> Stack.statements(policy.properties(), "PolicyDocument"))
                .anyMatch(statement ->
                    statement.isAllowedTo("events.amazonaws.com")
                        && statement.covers("sqs:SendMessage", queue)
                        && statement.conditions().contains(from)),
        path + ": the queue policy of " + queue + " does not let " + rule.name() + " send");
  }
}
