package dev.shopfloor.cli.local.alarms;

import dev.shopfloor.cli.local.template.AlarmMetric;
import dev.shopfloor.cli.local.template.AlarmSpec;
import dev.shopfloor.cli.local.template.AlarmSpec.Query;
import dev.shopfloor.cli.local.template.TemplateAlarms;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every alarm on our own metrics, with the fault that makes it ring. */
final class OwnAlarms {
  /** With them the template makes every one of these alarms. */
  private static final Map<String, String> PARAMETERS = Map.of("SilenceAlarmMinutes", "5");

  private static final String SUFFIX = "Alarm";

  /** Measures for dashboards and reports, of which no value is a fault. */
  private static final Set<String> TOLD =
      Set.of(
          "orders created",
          "orders completed",
          "orders cancelled",
          "orders falseAlarm",
          "orderTime ordered",
          "orderTime acknowledged",
          "orderTime completed");

  private OwnAlarms() {}

  /** By the alarm's logical id. */
  static Map<String, Fault> faults() {
    Map<String, Fault> faults = new TreeMap<>();
    faults.put("TicksLateAlarm", Fault.LATE_TICKS);
    faults.put("TicksStoppedAlarm", Fault.NO_TICKS);
    faults.put("OutboxStoppedAlarm", Fault.NO_TICKS);
    faults.put("PlantSilentAlarm", Fault.SILENCE);
    faults.put("WorkOrdersRefusedAlarm", Fault.REFUSAL);
    faults.put("BreakerOpenAlarm", Fault.NO_CMMS);
    faults.put("WorkOrdersPendingAlarm", Fault.NO_CMMS);
    faults.put("ClockOffsetAlarm", Fault.WRONG_CLOCK);
    for (String account : accounts()) {
      faults.put(account + "Batch" + SUFFIX, Fault.LOST_COUNT);
      faults.put(account + "Day" + SUFFIX, Fault.LOST_COUNT);
      faults.put(account + "Quarantined" + SUFFIX, Fault.RUBBISH);
    }
    return faults;
  }

  /** Such as {@code EnrichMessages}: what the stages keep an account of. */
  private static List<String> accounts() {
    List<String> accounts = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      for (Subject subject : Subject.values()) {
        if (!stage.outcomes(subject).isEmpty()) {
          String name = stage == Stage.WORKORDER ? "WorkOrder" : capital(stage.word());
          accounts.add(name + capital(subject.word()));
        }
      }
    }
    return accounts;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** All that a template can make. */
  static List<AlarmSpec> of(String yaml) {
    return TemplateAlarms.own(yaml, PARAMETERS);
  }

  /**
   * What is wrong with a template's alarms, one sentence each.
   *
   * @param published what functions publish of which somebody must be told
   */
  static List<String> wrong(List<AlarmSpec> alarms, Published published) {
    List<String> wrong = new ArrayList<>();
    Set<String> there = alarms.stream().map(AlarmSpec::name).collect(Collectors.toSet());
    for (String name : faults().keySet()) {
      if (!there.contains(name)) {
        wrong.add("there is no " + name);
      }
    }
    for (String name : new TreeSet<>(there)) {
      if (!faults().containsKey(name)) {
        wrong.add(name + " has no fault that makes it ring; give it one");
      }
    }
    Set<AlarmMetric> watched =
        alarms.stream()
            .flatMap(alarm -> alarm.queries().values().stream())
            .map(Query::metric)
            .collect(Collectors.toSet());
    for (AlarmMetric metric : published.metrics()) {
      if (!watched.contains(metric) && !TOLD.contains(shown(metric))) {
        wrong.add("no alarm watches %s of %s".formatted(shown(metric), function(metric)));
      }
    }
    return wrong;
  }

  private static String shown(AlarmMetric metric) {
    return metric.name() + " " + metric.dimensions().get("outcome");
  }

  private static String function(AlarmMetric metric) {
    return String.valueOf(metric.dimensions().get("function"));
  }
}
