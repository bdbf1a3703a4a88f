package dev.shopfloor.cli.local.alarms;

import dev.shopfloor.cli.local.template.AlarmMetric;
import dev.shopfloor.cli.local.template.AlarmSpec.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** What was published, as CloudWatch keeps it: values by metric and time. */
final class Published {
  private final Map<AlarmMetric, NavigableMap<Instant, List<Double>>> values = new HashMap<>();

  Published(List<Datapoint> datapoints) {
    for (Datapoint each : datapoints) {
      values
          .computeIfAbsent(each.metric(), metric -> new TreeMap<>())
          .computeIfAbsent(each.at(), at -> new ArrayList<>())
          .add(each.value());
    }
  }

  /** All metrics that have a value. */
  Set<AlarmMetric> metrics() {
    return values.keySet();
  }

  /** A statistic of what was published from an instant until before another; empty of nothing. */
  OptionalDouble of(Query query, Instant from, Instant until) {
    NavigableMap<Instant, List<Double>> found = values.get(query.metric());
    if (found == null) {
      return OptionalDouble.empty();
    }
    double[] all =
        found.subMap(from, true, until, false).values().stream()
            .flatMap(List::stream)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return all.length == 0 ? OptionalDouble.empty() : of(query.statistic(), all);
  }

  private static OptionalDouble of(String statistic, double[] sorted) {
    double sum = 0;
    for (double each : sorted) {
      sum += each;
    }
    return OptionalDouble.of(
        switch (statistic) {
          case "Sum" -> sum;
          case "Average" -> sum / sorted.length;
          case "Minimum" -> sorted[0];
          case "Maximum" -> sorted[sorted.length - 1];
          case "SampleCount" -> sorted.length;
          default -> percentile(statistic, sorted);
        });
  }

  private static double percentile(String statistic, double[] sorted) {
    if (!statistic.matches("p\\d{1,2}(\\.\\d+)?")) {
      throw new IllegalArgumentException("the statistic " + statistic + " is not known here");
    }
    double part = Double.parseDouble(statistic.substring(1)) / 100;
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }
}
