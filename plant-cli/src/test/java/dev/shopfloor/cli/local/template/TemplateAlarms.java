package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.AlarmSpec.Query;
import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the alarms of a template for those who evaluate them. */
public final class TemplateAlarms {
  /** The environment of the stack with all defaults. */
  public static final String ENVIRONMENT = "dev";

  private static final String ITSELF = "it";

  private TemplateAlarms() {}

  /**
   * The alarms on our own metrics.
   *
   * @param parameters beside the defaults
   */
  public static List<AlarmSpec> own(String yaml, Map<String, String> parameters) {
    return Template.parse(yaml).resolve(SmallTemplate.NAMES, parameters).resources().stream()
        .filter(resource -> resource.type() == ResourceType.ALARM)
        .filter(TemplateAlarms::own)
        .map(TemplateAlarms::spec)
        .toList();
  }

  /** The template's text with what is below a name changed; fails when it is not there. */
  public static String planted(String name, String old, String replacement) {
    return Planted.in(name, old, replacement).yaml();
  }

  private static boolean own(Resource alarm) {
    return WatchedAlarm.of(alarm).stream()
        .flatMap(watched -> watched.metrics().values().stream())
        .anyMatch(metric -> metric.namespace().equals(MetricsLedgerReporter.NAMESPACE));
  }

  private static AlarmSpec spec(Resource alarm) {
    Properties properties = alarm.properties();
    List<Properties> queries = properties.mappings("Metrics");
    Map<String, Query> read = new LinkedHashMap<>();
    Set<Integer> periods = new HashSet<>();
    String expression = ITSELF;
    if (queries.isEmpty()) {
      String statistic =
          properties
              .optionalText("Statistic")
              .or(() -> properties.optionalText("ExtendedStatistic"))
              .orElseThrow(() -> new AssertionError(alarm.name() + " has no statistic"));
      read.put(ITSELF, new Query(AlarmMetric.of(properties), statistic));
      periods.add(properties.integer("Period", 0));
    }
    for (Properties query : queries) {
      query
          .optionalMapping("MetricStat")
          .ifPresent(stat -> {
            read.put(
                query.text("Id"),
                new Query(AlarmMetric.of(stat.mapping("Metric")), stat.text("Stat")));
            periods.add(stat.integer("Period", 0));
          });
      if (!query.optionalText("ReturnData").orElse("true").equals("false")) {
        expression = query.optionalText("Expression").orElseGet(() -> query.text("Id"));
      }
    }
    if (periods.size() != 1) {
      throw new AssertionError(alarm.name() + " has periods of " + periods + " s; it must be one");
    }
    int number = properties.integer("EvaluationPeriods", 0);
    return new AlarmSpec(
        alarm.name(),
        read,
        expression,
        Duration.ofSeconds(periods.iterator().next()),
        Stack.at(properties, "EvaluationWindow", "WallClockWindow").isPresent(),
        number,
        properties.integer("DatapointsToAlarm", number),
        properties.text("ComparisonOperator"),
        Double.parseDouble(properties.text("Threshold")),
        properties.text("TreatMissingData"));
  }
}
