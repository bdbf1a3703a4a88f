package dev.shopfloor.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** The values of metrics up to now. */
final class Metrics {
  private static final int MINUTE = 60;

  private final CloudWatchClient client;
  private final Instant now;

  /** Metrics up to a time. */
  Metrics(CloudWatchClient client, Instant now) {
    this.client = client;
    this.now = now.truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * The value of each minute of the last so many, the newest first; minutes without are left out.
   */
  List<Double> minutes(Metric metric, int minutes) {
    Instant end = now.plus(1, ChronoUnit.MINUTES);
    Duration back = Duration.ofMinutes(minutes);
    return read(List.of(metric), end.minus(back), end, MINUTE).getOrDefault(metric, List.of());
  }

  /** What each metric adds up to; 0 where there is nothing of it. */
  Map<Metric, Double> sums(List<Metric> metrics, Instant from, Instant to, int period) {
    Map<Metric, Double> sums = new HashMap<>();
    Map<Metric, List<Double>> values = read(metrics, from, to, period);
    for (Metric metric : metrics) {
      List<Double> each = values.getOrDefault(metric, List.of());
      sums.put(metric, each.stream().mapToDouble(Double::doubleValue).sum());
    }
    return sums;
  }

  /** What each metric adds up to over the last so many minutes. */
  Map<Metric, Double> sums(List<Metric> metrics, int minutes) {
    Instant end = now.plus(1, ChronoUnit.MINUTES);
    return sums(metrics, end.minus(Duration.ofMinutes(minutes)), end, MINUTE);
  }

  private Map<Metric, List<Double>> read(
      List<Metric> metrics, Instant from, Instant to, int period) {
    List<MetricDataQuery> queries = new ArrayList<>();
    for (Metric metric : metrics) {
      queries.add(query("m" + queries.size(), metric, period));
    }
    Map<Metric, List<Double>> values = new HashMap<>();
    Read.METRICS.ask(() -> {
      client
          .getMetricDataPaginator(r ->
              r.metricDataQueries(queries)
                  .startTime(from)
                  .endTime(to)
                  .scanBy(ScanBy.TIMESTAMP_DESCENDING))
          .stream()
          .flatMap(page -> page.metricDataResults().stream())
          .forEach(result -> {
            Metric metric = metrics.get(Integer.parseInt(result.id().substring(1)));
            values.computeIfAbsent(metric, first -> new ArrayList<>()).addAll(result.values());
          });
      return values;
    });
    return values;
  }

  private static MetricDataQuery query(String id, Metric metric, int period) {
    List<Dimension> dimensions = new ArrayList<>();
    metric
        .dimensions()
        .forEach(
            (name, value) -> dimensions.add(Dimension.builder().name(name).value(value).build()));
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(stat ->
            stat.period(period)
                .stat(metric.statistic())
                .metric(m ->
                    m.namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(dimensions)))
        .build();
  }
}
