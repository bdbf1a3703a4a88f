package dev.shopfloor.cli.local.template;

import java.time.Duration;
import java.util.Map;

/**
 * An alarm as the template states it.
 *
 * @param name logical id
 * @param queries what it reads, by the id that the expression calls it by
 * @param expression in metric math; the id of the only query where the alarm has none
 * @param period of all queries
 * @param wallClock whether periods begin with those of UTC, and not back from the present
 * @param evaluationPeriods how many of the latest periods count
 * @param datapointsToAlarm how many of them must breach
 * @param comparison of a value with the threshold, such as {@code GreaterThanThreshold}
 * @param missing what a period without a value counts as, such as {@code notBreaching}
 */
public record AlarmSpec(
    String name,
    Map<String, Query> queries,
    String expression,
    Duration period,
    boolean wallClock,
    int evaluationPeriods,
    int datapointsToAlarm,
    String comparison,
    double threshold,
    String missing) {
  /**
   * What an alarm reads.
   *
   * @param statistic of the metric's values in a period, such as {@code Sum} or {@code p90}
   */
  public record Query(AlarmMetric metric, String statistic) {}

  /** Whether a value is on the wrong side of the threshold. */
  public boolean breaches(double value) {
    return switch (comparison) {
      case "GreaterThanThreshold" -> value > threshold;
      case "GreaterThanOrEqualToThreshold" -> value >= threshold;
      case "LessThanThreshold" -> value < threshold;
      case "LessThanOrEqualToThreshold" -> value <= threshold;
      default -> throw new IllegalArgumentException(name + " compares by " + comparison);
    };
  }
}
