package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;

/** Somebody is told of each message that fails for good. */
final class AlarmCheck {
  private final Faults faults = new Faults();

  private AlarmCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      for (String queue : LossCheck.watched(stack)) {
        faults.require(
            stack.each(ResourceType.ALARM).stream()
                .anyMatch(alarm -> watches(stack, alarm.properties(), queue)),
            queue
                + " has no alarm on AWS/SQS ApproximateNumberOfMessagesVisible above 0 that acts"
                + " on AlarmTopic");
      }
      stack.each(ResourceType.ALARM).forEach(alarm -> own(stack, alarm));
      topic(stack);
    }
  }

  static List<String> faults(String yaml) {
    return new AlarmCheck(yaml).faults.sentences();
  }

  private static boolean watches(Stack stack, Properties alarm, String queue) {
    return has(alarm, "Namespace", "AWS/SQS")
        && has(alarm, "MetricName", "ApproximateNumberOfMessagesVisible")
        && has(alarm, "ComparisonOperator", "GreaterThanThreshold")
        && has(alarm, "Threshold", "0")
        && has(alarm, "TreatMissingData", "notBreaching")
        && !has(alarm, "ActionsEnabled", "false")
        && alarm.texts("AlarmActions").stream()
            .anyMatch(arn -> stack.byArn(ResourceType.NOTICE_TOPIC, arn).isPresent())
        && alarm.mappings("Dimensions").stream()
            .anyMatch(
                dimension -> has(dimension, "Name", "QueueName") && has(dimension, "Value", queue));
  }

  /** An alarm of ours must not be taken for one on a machine, and so for a work order. */
  private void own(Stack stack, Resource alarm) {
    faults.require(
        alarm.properties().optionalText("AlarmName").orElse("").startsWith("shopfloor-"),
        alarm.name() + ".AlarmName must begin with shopfloor-, which is the operators' own");
  }

  private void topic(Stack stack) {
    for (Resource topic : stack.each(ResourceType.NOTICE_TOPIC)) {
      faults.require(
          stack.each(ResourceType.NOTICE_TOPIC_POLICY).stream()
              .flatMap(policy -> Stack.statements(policy.properties(), "PolicyDocument"))
              .anyMatch(statement ->
                  statement.isAllowedTo("cloudwatch.amazonaws.com")
                      && statement.covers("sns:Publish", stack.arn(topic))
                      && statement
                          .conditions()
                          .contains("StringEquals aws:SourceAccount " + stack.names().account())),
          topic.name() + ": its policy must let cloudwatch.amazonaws.com publish for this account");
    }
  }

  private static boolean has(Properties properties, String name, String expected) {
    return properties.optionalText(name).filter(expected::equals).isPresent();
  }
}
