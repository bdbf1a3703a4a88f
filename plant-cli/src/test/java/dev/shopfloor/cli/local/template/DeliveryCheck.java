package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;
import java.util.Optional;

/** Event rules may send to their queues, and keep what they cannot deliver. */
final class DeliveryCheck {
  private final Faults faults = new Faults();

  private DeliveryCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      stack.each(ResourceType.EVENT_RULE).forEach(rule -> eventRule(stack, rule));
    }
  }

  static List<String> faults(String yaml) {
    return new DeliveryCheck(yaml).faults.sentences();
  }

  private void eventRule(Stack stack, Resource rule) {
    for (Properties target : rule.properties().mappings("Targets")) {
      String path = rule.name() + ".Targets." + target.optionalText("Id").orElse("?");
      String arn = target.optionalText("Arn").orElse("");
      String end =
          target.optionalMapping("DeadLetterConfig").flatMap(c -> c.optionalText("Arn")).orElse("");
      faults.require(
          stack.byArn(ResourceType.QUEUE, end).isPresent(),
          path + " has no DeadLetterConfig to a queue; events that cannot be delivered are lost");
      delivered(stack, rule, path, arn);
      delivered(stack, rule, path, end);
    }
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
