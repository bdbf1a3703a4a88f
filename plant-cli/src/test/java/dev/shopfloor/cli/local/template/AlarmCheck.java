package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody is told of each trouble that AWS counts: what must be watched follows from the resources
 * that are there.
 */
final class AlarmCheck {
  private final Faults faults = new Faults();

  private AlarmCheck(List<Stack> stacks) {
    for (Stack stack : stacks) {
      faults.in(stack.deployment());
      for (AlarmNeed need : AlarmNeed.of(stack)) {
        faults.require(
            stack.each(ResourceType.ALARM).stream()
                .anyMatch(alarm -> meets(stack, alarm.properties(), need)),
            "no alarm on AlarmTopic tells of %s %s %s above %.0f of %s within %d minutes"
                .formatted(
                    need.metric().namespace(),
                    need.metric().name(),
                    need.statistic(),
                    need.threshold(),
                    need.metric().dimensions(),
                    need.within().toMinutes()));
      }
      topic(stack);
      budget(stack);
    }
  }

  static List<String> faults(String yaml) {
    return faults(Deployment.stacks(yaml));
  }

  static List<String> faults(List<Stack> stacks) {
    return new AlarmCheck(stacks).faults.sentences();
  }

  private static boolean meets(Stack stack, Properties alarm, AlarmNeed need) {
    List<WatchedMetric> watched = WatchedMetric.of(alarm);
    if (watched.size() != 1 || !watched.getFirst().metric().equals(need.metric())) {
      return false;
    }
    WatchedMetric metric = watched.getFirst();
    int periods = alarm.integer("EvaluationPeriods", 0);
    int breaching = alarm.integer("DatapointsToAlarm", periods);
    return metric.statistic().equals(need.statistic())
        && periods > 0
        && breaching <= periods
        && metric.period().toSeconds() > 0
        && metric.period().multipliedBy(periods).compareTo(need.within()) <= 0
        && has(alarm, "ComparisonOperator", "GreaterThanThreshold")
        && alarm.has("Threshold")
        && Double.parseDouble(alarm.text("Threshold")) <= need.threshold()
        && has(alarm, "TreatMissingData", "notBreaching")
        && !has(alarm, "ActionsEnabled", "false")
        && AlarmFormCheck.acts(stack, alarm, "AlarmActions");
  }

  private void topic(Stack stack) {
    for (Resource topic : stack.each(ResourceType.NOTICE_TOPIC)) {
      for (String service : List.of("cloudwatch.amazonaws.com", "budgets.amazonaws.com")) {
        faults.require(
            stack.each(ResourceType.NOTICE_TOPIC_POLICY).stream()
                .flatMap(policy -> Stack.statements(policy.properties(), "PolicyDocument"))
                .anyMatch(statement ->
                    statement.isAllowedTo(service)
                        && statement.covers("sns:Publish", stack.arn(topic))
                        && statement
                            .conditions()
                            .contains("StringEquals aws:SourceAccount " + stack.names().account())),
            topic.name() + ": its policy must let " + service + " publish for this account");
      }
    }
  }

  /** A budget that is given tells of what was spent and of what will be. */
  private void budget(Stack stack) {
    Set<String> kinds =
        stack.each(ResourceType.BUDGET).stream()
            .flatMap(each -> each.properties().mappings("NotificationsWithSubscribers").stream())
            .filter(each ->
                each.mappings("Subscribers").stream()
                    .anyMatch(to ->
                        has(to, "SubscriptionType", "SNS")
                            && stack
                                .byArn(
                                    ResourceType.NOTICE_TOPIC,
                                    to.optionalText("Address").orElse(""))
                                .isPresent()))
            .map(each -> each.mapping("Notification").text("NotificationType"))
            .collect(Collectors.toSet());
    boolean given = stack.resolved().conditions().getOrDefault("HasBudget", false);
    faults.require(
        kinds.equals(given ? Set.of("ACTUAL", "FORECASTED") : Set.of()),
        "a budget tells AlarmTopic of "
            + kinds
            + " where MonthlyBudget is "
            + (given ? "given" : "0"));
  }

  private static boolean has(Properties properties, String name, String expected) {
    return LossCheck.has(properties, name, expected);
  }
}
