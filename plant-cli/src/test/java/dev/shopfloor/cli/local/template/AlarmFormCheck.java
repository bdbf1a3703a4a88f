package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Every alarm is named after itself, tells of its end too, and leads to its runbook. */
final class AlarmFormCheck {
  private static final Set<String> MISSING =
      Set.of("breaching", "notBreaching", "ignore", "missing");

  private final Faults faults = new Faults();

  private AlarmFormCheck(List<Stack> stacks) {
    for (Stack stack : stacks) {
      faults.in(stack.deployment());
      stack
          .each(ResourceType.ALARM)
          .forEach(alarm -> {
            form(stack, alarm);
            faults.require(
                MISSING.contains(alarm.properties().optionalText("TreatMissingData").orElse("")),
                alarm.name() + ".TreatMissingData must be said");
          });
      stack.each(ResourceType.COMPOSITE_ALARM).forEach(alarm -> form(stack, alarm));
    }
  }

  static List<String> faults(String yaml) {
    return faults(Deployment.stacks(yaml));
  }

  static List<String> faults(List<Stack> stacks) {
    return new AlarmFormCheck(stacks).faults.sentences();
  }

  private void form(Stack stack, Resource alarm) {
    String name = alarm.name();
    String kind = kind(alarm);
    Properties properties = alarm.properties();
    String given = properties.optionalText("AlarmName").orElse("");
    // an alarm of ours must not be taken for one on a machine, and so for a work order
    faults.require(
        given.startsWith("shopfloor-"),
        name + ".AlarmName must begin with shopfloor-, which is the operators' own");
    faults.require(
        name.endsWith("Alarm") && given.equals("shopfloor-dev-" + kind),
        name + ".AlarmName must be shopfloor-${EnvironmentName}- and the logical id without Alarm");
    String link = "docs/operations.md#" + kind.toLowerCase(Locale.ROOT);
    String description = properties.optionalText("AlarmDescription").orElse("");
    faults.require(
        description.endsWith(" " + link) && description.length() > link.length() + 40,
        name
            + ".AlarmDescription must say what is wrong and end with ${RunbookUrl}#"
            + kind.toLowerCase(Locale.ROOT));
    faults.require(
        !LossCheck.has(properties, "ActionsEnabled", "false"), name + " has its actions disabled");
    Stream.of("AlarmActions", "OKActions")
        .forEach(actions ->
            faults.require(
                acts(stack, properties, actions),
                name + "." + actions + " must be [!Ref AlarmTopic]"));
  }

  /** The alarm's logical id without {@code Alarm}. */
  static String kind(Resource alarm) {
    return alarm.name().replaceAll("Alarm$", "");
  }

  static boolean acts(Stack stack, Properties alarm, String actions) {
    return alarm.texts(actions).stream()
        .anyMatch(arn -> stack.byArn(ResourceType.NOTICE_TOPIC, arn).isPresent());
  }
}
