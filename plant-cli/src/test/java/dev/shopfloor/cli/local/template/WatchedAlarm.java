package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * What an alarm of the template watches: metrics by id and an expression of them.
 *
 * @param name logical id
 * @param properties of the alarm
 * @param metrics by the id that the expression calls them by
 * @param expression in metric math
 * @param periods of the metrics; one, if CloudWatch is to take it
 */
record WatchedAlarm(
    String name,
    Properties properties,
    Map<String, AlarmMetric> metrics,
    String expression,
    Set<Duration> periods) {
  private static final String ITSELF = "it";

  /** Reads an alarm on a metric or on an expression; none where the expression is not one. */
  static Optional<WatchedAlarm> of(Resource alarm) {
    Properties properties = alarm.properties();
    List<Properties> queries = properties.mappings("Metrics");
    if (queries.isEmpty()) {
      return Optional.of(
          new WatchedAlarm(
              alarm.name(),
              properties,
              Map.of(ITSELF, AlarmMetric.of(properties)),
              ITSELF,
              Set.of(Duration.ofSeconds(properties.integer("Period", 0)))));
    }
    Map<String, AlarmMetric> metrics = new LinkedHashMap<>();
    Set<Duration> periods = new HashSet<>();
    for (Properties query : queries) {
      query
          .optionalMapping("MetricStat")
          .ifPresent(stat -> {
            metrics.put(query.text("Id"), AlarmMetric.of(stat.mapping("Metric")));
            periods.add(Duration.ofSeconds(stat.integer("Period", 0)));
          });
    }
    return returned(queries)
        .map(
            expression -> new WatchedAlarm(alarm.name(), properties, metrics, expression, periods));
  }

  private static Optional<String> returned(List<Properties> queries) {
    List<Properties> returned =
        queries.stream()
            .filter(query -> !query.optionalText("ReturnData").orElse("true").equals("false"))
            .toList();
    return returned.size() == 1 ? returned.getFirst().optionalText("Expression") : Optional.empty();
  }

  /** The one period of all metrics. */
  Duration period() {
    if (periods.size() != 1) {
      throw new IllegalStateException(name + " has metrics of several periods: " + periods);
    }
    return periods.iterator().next();
  }

  /** The value of one period; empty where the expression has none. */
  OptionalDouble value(Function<AlarmMetric, OptionalDouble> sums) {
    return MetricMath.value(
        expression,
        id -> {
          AlarmMetric metric = metrics.get(id);
          if (metric == null) {
            throw new IllegalArgumentException(name + " has no metric of the id " + id);
          }
          return sums.apply(metric);
        });
  }

  /** Whether the alarm rings for one period. */
  boolean rings(Function<AlarmMetric, OptionalDouble> sums) {
    OptionalDouble value = value(sums);
    return value.isPresent() && value.getAsDouble() > properties.integer("Threshold", 0);
  }

  boolean has(String property, String expected) {
    return properties.optionalText(property).filter(expected::equals).isPresent();
  }
}
