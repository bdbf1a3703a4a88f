package dev.shopfloor.cli.local.template;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One metric of CloudWatch: it is another one with each other dimension.
 *
 * @param dimensions values by name
 */
public record AlarmMetric(String namespace, String name, Map<String, String> dimensions) {
  /** Sorts the dimensions. */
  public AlarmMetric {
    dimensions = new TreeMap<>(dimensions);
  }

  /** The metric that an alarm names, by itself or below {@code MetricStat}. */
  static AlarmMetric of(Properties properties) {
    Map<String, String> dimensions = new TreeMap<>();
    List<Properties> given = properties.mappings("Dimensions");
    given.forEach(each -> dimensions.put(each.text("Name"), each.text("Value")));
    return new AlarmMetric(
        properties.optionalText("Namespace").orElse(""),
        properties.optionalText("MetricName").orElse(""),
        dimensions);
  }
}
