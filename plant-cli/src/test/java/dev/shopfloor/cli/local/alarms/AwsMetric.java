package dev.shopfloor.cli.local.alarms;

import dev.shopfloor.cli.local.template.WatchedMetric;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A row of the table of the metrics of AWS's that we use.
 *
 * @param dimensions names, each with the one value that it may have here, else with an empty one
 * @param statistics those that make sense of it
 * @param page of AWS's documentation
 */
record AwsMetric(
    String namespace,
    String name,
    Map<String, String> dimensions,
    Set<String> statistics,
    String unit,
    String page) {
  private static final String HEAD = "namespace,metric,dimensions,statistics,unit,page";
  private static final int COLUMNS = 6;

  /** The committed table. */
  static List<AwsMetric> table() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AwsMetric.class.getResourceAsStream("aws-metrics.csv")),
                StandardCharsets.UTF_8))) {
      if (!HEAD.equals(lines.readLine())) {
        throw new AssertionError("aws-metrics.csv must begin with " + HEAD);
      }
      return lines.lines().map(AwsMetric::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AwsMetric row(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new AssertionError("aws-metrics.csv: not " + COLUMNS + " cells: " + line);
    }
    Map<String, String> dimensions = new TreeMap<>();
    for (String dimension : cells[2].split(" ")) {
      int equals = dimension.indexOf('=');
      dimensions.put(
          equals < 0 ? dimension : dimension.substring(0, equals),
          equals < 0 ? "" : dimension.substring(equals + 1));
    }
    return new AwsMetric(
        cells[0],
        cells[1],
        dimensions,
        Set.copyOf(Arrays.asList(cells[3].split(" "))),
        cells[4],
        cells[5]);
  }

  /** Whether AWS publishes just the metric that is watched, and the statistic makes sense. */
  boolean describes(WatchedMetric watched) {
    return namespace.equals(watched.namespace())
        && name.equals(watched.name())
        && dimensions.keySet().equals(watched.dimensions().keySet())
        && dimensions.entrySet().stream()
            .allMatch(each ->
                each.getValue().isEmpty()
                    || each.getValue().equals(watched.dimensions().get(each.getKey())))
        && statistics.contains(watched.statistic());
  }
}
