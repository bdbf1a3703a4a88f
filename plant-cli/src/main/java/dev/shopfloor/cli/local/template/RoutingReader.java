package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.EventRuleSpec.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what sends messages on their way: topic rules, event rules, schedules. */
final class RoutingReader {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  TopicRuleSpec topicRule(String name, Properties rule) {
    Properties payload =
        rule.only(Set.of("TopicRulePayload"))
            .mapping("TopicRulePayload")
            .only(
                Set.of(
                    "Description",
                    "AwsIotSqlVersion",
                    "RuleDisabled",
                    "Sql",
                    "Actions",
                    "ErrorAction"));
    List<Properties> actions = payload.mappings("Actions");
    if (actions.stream().anyMatch(action -> action.has("Kinesis"))) {
      throw new TemplateException(
          payload.line(),
          name + " writes to a Kinesis stream; ./plant run plays IngestMode Direct, so give that");
    }
    if (actions.size() != 1 || !actions.getFirst().has("Lambda")) {
      throw new TemplateException(
          payload.line(), name + ": the local plant knows rules with one Lambda action only");
    }
    Properties lambda = actions.getFirst().only(Set.of("Lambda")).mapping("Lambda");
    Optional<String> errorQueue =
        payload
            .optionalMapping("ErrorAction")
            .map(e -> e.only(Set.of("Sqs")).mapping("Sqs"))
            .map(sqs -> sqs.only(Set.of("QueueUrl", "RoleArn", "UseBase64")).text("QueueUrl"));
    return new TopicRuleSpec(
        name,
        payload.optionalText("AwsIotSqlVersion").orElse("2015-10-08"),
        sql(name, payload),
        lambda.text("FunctionArn"),
        errorQueue);
  }

  /** The name of an event bus. */
  String bus(Properties bus) {
    return bus.only(Set.of("Name", "Description", "KmsKeyIdentifier", "Tags")).text("Name");
  }

  EventRuleSpec eventRule(String name, Properties rule) {
    rule.only(Set.of("Description", "Name", "EventBusName", "State", "EventPattern", "Targets"));
    enabled(name, rule);
    List<Target> targets =
        rule.mappings("Targets").stream()
            .map(target -> {
              target.only(Set.of("Id", "Arn", "DeadLetterConfig", "RetryPolicy"));
              return new Target(
                  target.text("Id"),
                  target.text("Arn"),
                  target.optionalMapping("DeadLetterConfig").map(d -> d.text("Arn")));
            })
            .toList();
    Properties pattern = rule.mapping("EventPattern");
    return new EventRuleSpec(
        name,
        rule.optionalText("EventBusName").orElse(EventRuleSpec.DEFAULT_BUS),
        pattern.texts("source"),
        TemplateJson.write(pattern.mapping()),
        targets);
  }

  ScheduleSpec schedule(String name, Properties schedule) {
    schedule.only(
        Set.of(
            "Description",
            "GroupName",
            "Name",
            "ScheduleExpression",
            "FlexibleTimeWindow",
            "KmsKeyArn",
            "State",
            "Target"));
    enabled(name, schedule);
    Properties target =
        schedule
            .mapping("Target")
            .only(Set.of("Arn", "RoleArn", "Input", "RetryPolicy", "DeadLetterConfig"));
    String expression = schedule.text("ScheduleExpression");
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw new TemplateException(
          schedule.node("ScheduleExpression").line(),
          name + ": the local plant knows rate(...) only, not " + expression);
    }
    long count = Long.parseLong(rate.group(1));
    Duration every =
        switch (rate.group(2)) {
          case "minute" -> Duration.ofMinutes(count);
          case "hour" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    return new ScheduleSpec(name, every, target.text("Arn"), target.text("Input"));
  }

  private static RuleSql sql(String name, Properties payload) {
    try {
      return RuleSql.parse(payload.text("Sql"));
    } catch (IllegalArgumentException e) {
      throw new TemplateException(payload.node("Sql").line(), name + ".Sql: " + e.getMessage());
    }
  }

  private static void enabled(String name, Properties properties) {
    String state = properties.optionalText("State").orElse("ENABLED");
    if (!state.equals("ENABLED")) {
      throw new TemplateException(
          properties.node("State").line(),
          name + " has the state " + state + "; only ENABLED is known");
    }
  }
}
