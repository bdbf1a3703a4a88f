package dev.shopfloor.cli.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A metric that an alarm takes, and how.
 *
 * @param dimensions values by name; {@code *} where a query takes every value
 * @param statistic such as {@code Sum}
 */
public record WatchedMetric(
    String namespace,
    String name,
    Map<String, String> dimensions,
    String statistic,
    Duration period) {
  // the one form of Metrics Insights that the template uses
  private static final Pattern QUERY =
      Pattern.compile(
          "SELECT (\\w+)\\(([\\w.]+)\\) FROM SCHEMA\\(\"([\\w/]+)\"((?:, \\w+)+)\\)"
              + " WHERE (\\w+) = '([^']+)'");
  private static final Map<String, String> STATISTICS =
      Map.of("SUM", "Sum", "MAX", "Maximum", "AVG", "Average", "COUNT", "SampleCount");

  /** Sorts the dimensions. */
  public WatchedMetric {
    dimensions = new TreeMap<>(dimensions);
  }

  /** What an alarm watches: one metric, those of an expression, or those of a query. */
  static List<WatchedMetric> of(Properties alarm) {
    List<Properties> queries = alarm.mappings("Metrics");
    return queries.isEmpty()
        ? List.of(of(AlarmMetric.of(alarm), alarm, "Statistic"))
        : queries.stream().flatMap(WatchedMetric::query).toList();
  }

  private static Stream<WatchedMetric> query(Properties query) {
    Optional<Properties> stat = query.optionalMapping("MetricStat");
    if (stat.isPresent()) {
      return Stream.of(of(AlarmMetric.of(stat.get().mapping("Metric")), stat.get(), "Stat"));
    }
    Matcher select = QUERY.matcher(query.optionalText("Expression").orElse(""));
    if (!select.matches()) {
      return Stream.empty();
    }
    Map<String, String> dimensions = new TreeMap<>();
    for (String name : select.group(4).substring(2).split(", ")) {
      dimensions.put(name, "*");
    }
    dimensions.put(select.group(5), select.group(6));
    return Stream.of(
        new WatchedMetric(
            select.group(3),
            select.group(2),
            dimensions,
            STATISTICS.getOrDefault(select.group(1), "unknown"),
            period(query)));
  }

  private static WatchedMetric of(AlarmMetric metric, Properties how, String statistic) {
    return new WatchedMetric(
        metric.namespace(),
        metric.name(),
        metric.dimensions(),
        how.optionalText(statistic).orElse(""),
        period(how));
  }

  private static Duration period(Properties owner) {
    return Duration.ofSeconds(owner.integer("Period", 0));
  }

  AlarmMetric metric() {
    return new AlarmMetric(namespace, name, dimensions);
  }
}
