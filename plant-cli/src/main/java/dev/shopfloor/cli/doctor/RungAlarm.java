package dev.shopfloor.cli.doctor;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * An alarm, of one metric or composite.
 *
 * @param description ends with the link to its runbook
 * @param since when it came into its state
 * @param actions whether it tells anybody
 */
record RungAlarm(
    String name, String description, StateValue state, Instant since, boolean actions) {
  static RungAlarm of(MetricAlarm alarm) {
    return new RungAlarm(
        alarm.alarmName(),
        text(alarm.alarmDescription()),
        alarm.stateValue(),
        alarm.stateUpdatedTimestamp(),
        alarm.actionsEnabled());
  }

  static RungAlarm of(CompositeAlarm alarm) {
    return new RungAlarm(
        alarm.alarmName(),
        text(alarm.alarmDescription()),
        alarm.stateValue(),
        alarm.stateUpdatedTimestamp(),
        alarm.actionsEnabled());
  }

  private static String text(String description) {
    return description == null ? "" : description;
  }

  /** That it rings. */
  Finding finding(StackView stack, Map<String, String> ids) {
    int link = description.lastIndexOf(' ') + 1;
    int hash = description.indexOf('#', link);
    String sentence = hash < 0 ? description : description.substring(0, link).strip();
    String what = "rings since " + Span.of(stack.since(since));
    String part = ids.getOrDefault(name, name);
    return new Finding.Fault(
        part,
        what,
        hash < 0 ? Next.step(sentence) : Next.step(sentence, description.substring(hash + 1)));
  }
}
