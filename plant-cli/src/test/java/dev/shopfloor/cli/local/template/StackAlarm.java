package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An alarm of template.yaml as some deployment makes it, environment {@code dev}.
 *
 * @param name logical id
 * @param metrics that it watches; none for a composite alarm
 * @param limit when it rings by itself
 * @param rule of a composite alarm, see {@link AlarmRule}
 * @param names of the stack's resources by type, such as {@code AWS::SQS::Queue}
 */
public record StackAlarm(
    String name,
    List<WatchedMetric> metrics,
    Limit limit,
    Optional<String> rule,
    Map<String, Set<String>> names) {
  /**
   * When it rings: in so many of the last periods a value above the threshold. A period without a
   * value is none of them.
   */
  public record Limit(double threshold, int breaching, int periods) {
    static final Limit NONE = new Limit(0, 0, 0);

    static Limit of(Properties alarm) {
      int periods = alarm.integer("EvaluationPeriods", 0);
      return new Limit(
          Double.parseDouble(alarm.optionalText("Threshold").orElse("0")),
          alarm.integer("DatapointsToAlarm", periods),
          periods);
    }

    /** Whether it rings after periods of these values, the latest last. */
    public boolean rings(double... values) {
      return Arrays.stream(values)
              .skip(Math.max(0, values.length - periods))
              .filter(value -> value > threshold)
              .count()
          >= breaching;
    }
  }

  /** Whether it is on other alarms. */
  public boolean composite() {
    return rule.isPresent();
  }

  /** The alarm of a logical id as the defaults make it. */
  public static StackAlarm named(String name) {
    return alarms(Deployment.DEFAULTS.of(Template.parse(TestTemplate.text())))
        .filter(alarm -> alarm.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("template.yaml no longer has " + name));
  }

  /** Every alarm of every deployment, each form of it once. */
  public static Set<StackAlarm> all() {
    return of(TestTemplate.text());
  }

  static Set<StackAlarm> of(String yaml) {
    return Deployment.stacks(yaml).stream()
        .flatMap(StackAlarm::alarms)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<StackAlarm> alarms(Stack stack) {
    Map<String, Set<String>> names = names(stack);
    return Stream.concat(
        stack.each(ResourceType.ALARM).stream()
            .map(alarm ->
                new StackAlarm(
                    alarm.name(),
                    WatchedMetric.of(alarm.properties()),
                    Limit.of(alarm.properties()),
                    Optional.empty(),
                    names)),
        stack.each(ResourceType.COMPOSITE_ALARM).stream()
            .map(alarm ->
                new StackAlarm(
                    alarm.name(),
                    List.of(),
                    Limit.NONE,
                    alarm.properties().optionalText("AlarmRule"),
                    names)));
  }

  private static Map<String, Set<String>> names(Stack stack) {
    Map<String, Set<String>> names = new TreeMap<>();
    for (Resource each : stack.resolved().resources()) {
      String name =
          switch (each.type()) {
            case EVENT_BUS, EVENT_RULE ->
                each.properties().optionalText("Name").orElse(each.name());
            default -> each.name();
          };
      names.computeIfAbsent(each.type().typeName(), type -> new TreeSet<>()).add(name);
    }
    return names;
  }

  /** What the runbook has a section for: alarms, composite ones, and the budget; in lower case. */
  public static Set<String> runbooks() {
    Set<String> runbooks = new TreeSet<>();
    for (Stack stack : Deployment.stacks(TestTemplate.text())) {
      Stream.of(ResourceType.ALARM, ResourceType.COMPOSITE_ALARM)
          .flatMap(type -> stack.each(type).stream())
          .forEach(alarm -> runbooks.add(AlarmFormCheck.kind(alarm).toLowerCase(Locale.ROOT)));
      stack.each(ResourceType.BUDGET).stream()
          .map(each -> each.properties().mapping("Budget").text("BudgetName"))
          .forEach(
              name -> runbooks.add(name.replace("shopfloor-dev-", "").toLowerCase(Locale.ROOT)));
    }
    return runbooks;
  }
}
