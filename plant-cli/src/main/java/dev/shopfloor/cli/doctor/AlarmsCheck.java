package dev.shopfloor.cli.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Which of the stack's alarms ring.
 *
 * @param alarms their logical ids by their names
 */
record AlarmsCheck(StackView stack, CloudWatchClient client, Map<String, String> alarms)
    implements Check {
  private static final int MOST_NAMES = 100;

  /** Copies the names. */
  AlarmsCheck {
    alarms = Map.copyOf(alarms);
  }

  @Override
  public String part() {
    return "alarms";
  }

  @Override
  public List<Finding> look() {
    Map<String, RungAlarm> found = new HashMap<>();
    List<String> names = alarms.keySet().stream().sorted().toList();
    for (int from = 0; from < names.size(); from += MOST_NAMES) {
      read(names.subList(from, Math.min(from + MOST_NAMES, names.size())), found);
    }
    List<Finding> findings = new ArrayList<>();
    names.stream()
        .filter(found::containsKey)
        .map(name -> found.get(name))
        .filter(alarm -> alarm.state() == StateValue.ALARM)
        .forEach(alarm -> findings.add(alarm.finding(stack, alarms)));
    List<String> gone =
        names.stream().filter(name -> !found.containsKey(name)).map(alarms::get).toList();
    if (!gone.isEmpty()) {
      findings.add(
          new Finding.Fault(
              part(),
              "somebody deleted " + String.join(", ", gone),
              Next.step("a plain deployment does not see that: put them back", Next.BY_HAND)));
    }
    List<String> mute =
        found.values().stream()
            .filter(alarm -> !alarm.actions())
            .map(alarm -> alarms.getOrDefault(alarm.name(), alarm.name()))
            .sorted()
            .toList();
    if (!mute.isEmpty()) {
      findings.add(
          new Finding.Warning(
              part(),
              "tell nobody when they ring: " + String.join(", ", mute),
              Next.step("aws cloudwatch enable-alarm-actions --alarm-names ...")));
    }
    if (findings.isEmpty()) {
      findings.add(
          new Finding.Ok(part(), "none of %s rings".formatted(Span.count(names.size(), "alarm"))));
    }
    return findings;
  }

  private void read(List<String> names, Map<String, RungAlarm> found) {
    DescribeAlarmsResponse page =
        Read.ALARMS.ask(() ->
            client.describeAlarms(r ->
                r.alarmNames(names)
                    .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                    .maxRecords(MOST_NAMES)));
    page.metricAlarms().forEach(alarm -> found.put(alarm.alarmName(), RungAlarm.of(alarm)));
    page.compositeAlarms().forEach(alarm -> found.put(alarm.alarmName(), RungAlarm.of(alarm)));
  }
}
