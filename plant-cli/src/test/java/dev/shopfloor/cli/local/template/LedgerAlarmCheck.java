package dev.shopfloor.cli.local.template;

import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody is told of each account that does not add up, of a batch and of a day.
 *
 * <p>Metrics, dimensions and outcomes are those that the code publishes: whoever renames one there
 * must rename it in the template.
 */
final class LedgerAlarmCheck {
  private static final Duration DAY = Duration.ofDays(1);
  // CloudWatch takes no more in one alarm
  private static final int MOST_METRICS = 10;

  private final Faults faults = new Faults();

  private LedgerAlarmCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      List<WatchedAlarm> alarms =
          stack.each(ResourceType.ALARM).stream()
              .flatMap(alarm -> WatchedAlarm.of(alarm).stream())
              .filter(alarm -> tells(stack, alarm))
              .toList();
      for (Stage stage : Stage.values()) {
        for (Subject subject : Subject.values()) {
          if (!stage.outcomes(subject).isEmpty()) {
            account(alarms, stage, subject);
          }
        }
      }
    }
  }

  static List<String> faults(String yaml) {
    return new LedgerAlarmCheck(yaml).faults.sentences();
  }

  private void account(List<WatchedAlarm> alarms, Stage stage, Subject subject) {
    String whose = subject.word() + " of " + stage.word();
    faults.require(
        alarms.stream().anyMatch(alarm -> watchesBatch(alarm, stage, subject)),
        "no alarm on AlarmTopic watches each batch for a difference of " + whose);
    Predicate<WatchedAlarm> day = alarm -> watchesDay(alarm, stage, subject);
    Optional<WatchedAlarm> found = alarms.stream().filter(day).findFirst();
    if (faults.require(
        found.isPresent(),
        "no alarm on AlarmTopic adds up, for each calendar day, taken and every outcome of "
            + whose)) {
      addsUp(found.get(), stage, subject);
    }
  }

  private static boolean watchesBatch(WatchedAlarm alarm, Stage stage, Subject subject) {
    return Set.copyOf(alarm.metrics().values())
            .equals(Set.of(metric(stage, subject, MetricsLedgerReporter.DIFFERENCE)))
        && alarm.has("Statistic", "Sum")
        && alarm.has("Period", "300");
  }

  private static boolean watchesDay(WatchedAlarm alarm, Stage stage, Subject subject) {
    Set<AlarmMetric> expected =
        sides(stage, subject).map(word -> metric(stage, subject, word)).collect(Collectors.toSet());
    return Set.copyOf(alarm.metrics().values()).equals(expected)
        && alarm.metrics().size() <= MOST_METRICS
        && alarm.periods().equals(Set.of(DAY))
        && Stack.at(alarm.properties(), "EvaluationWindow", "WallClockWindow").isPresent()
        && alarm.properties().mappings("Metrics").stream()
            .flatMap(query -> query.optionalMapping("MetricStat").stream())
            .allMatch(stat -> stat.optionalText("Stat").orElse("").equals("Sum"));
  }

  /** What every alarm on an account has, and without which nobody would be told. */
  private static boolean tells(Stack stack, WatchedAlarm alarm) {
    return alarm.has("EvaluationPeriods", "1")
        && alarm.has("Threshold", "0")
        && alarm.has("ComparisonOperator", "GreaterThanThreshold")
        && alarm.has("TreatMissingData", "notBreaching")
        && !alarm.has("ActionsEnabled", "false")
        && alarm.properties().texts("AlarmActions").stream()
            .anyMatch(arn -> stack.byArn(ResourceType.NOTICE_TOPIC, arn).isPresent());
  }

  /** Tries the expression with an account that adds up and with one more or less on each side. */
  private void addsUp(WatchedAlarm alarm, Stage stage, Subject subject) {
    Map<AlarmMetric, Double> sums = new HashMap<>();
    double taken = 0;
    for (Outcome outcome : stage.outcomes(subject)) {
      double number = 1 << (outcome.ordinal() + 1);
      sums.put(metric(stage, subject, outcome.word()), number);
      taken += number;
    }
    AlarmMetric left = metric(stage, subject, MetricsLedgerReporter.TAKEN);
    sums.put(left, taken);
    quiet(alarm, sums, "an account that adds up");
    quiet(alarm, Map.of(), "a day without a batch");
    for (AlarmMetric side : new HashSet<>(sums.keySet())) {
      for (int more : List.of(-1, 1)) {
        sums.merge(side, (double) more, Double::sum);
        faults.require(
            alarm.rings(metric -> sum(sums, metric)),
            "%s is silent where %s is one %s"
                .formatted(
                    alarm.name(), side.dimensions().get("outcome"), more < 0 ? "less" : "more"));
        sums.merge(side, (double) -more, Double::sum);
      }
      if (!side.equals(left)) {
        Map<AlarmMetric, Double> without = new HashMap<>(sums);
        without.merge(left, -without.remove(side), Double::sum);
        quiet(alarm, without, "an account without " + side.dimensions().get("outcome"));
      }
    }
  }

  private void quiet(WatchedAlarm alarm, Map<AlarmMetric, Double> sums, String of) {
    OptionalDouble value = alarm.value(metric -> sum(sums, metric));
    faults.require(
        value.equals(OptionalDouble.of(0)),
        "%s makes %s of %s; it must make 0".formatted(alarm.name(), value, of));
  }

  private static OptionalDouble sum(Map<AlarmMetric, Double> sums, AlarmMetric metric) {
    Double sum = sums.get(metric);
    return sum == null ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  private static Stream<String> sides(Stage stage, Subject subject) {
    return Stream.concat(
        Stream.of(MetricsLedgerReporter.TAKEN),
        stage.outcomes(subject).stream().map(Outcome::word));
  }

  private static AlarmMetric metric(Stage stage, Subject subject, String outcome) {
    return new AlarmMetric(
        MetricsLedgerReporter.NAMESPACE,
        subject.word(),
        Map.of(
            "environment",
            TemplateAlarms.ENVIRONMENT,
            "function",
            stage.word(),
            "outcome",
            outcome));
  }
}
