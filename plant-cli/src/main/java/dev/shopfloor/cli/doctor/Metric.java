package dev.shopfloor.cli.doctor;

import dev.shopfloor.ledger.Stage;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.util.Map;

/**
 * A metric, and how its values of a period are made one.
 *
 * @param statistic such as {@code Sum} or {@code Maximum}
 */
record Metric(String namespace, String name, Map<String, String> dimensions, String statistic) {
  /** Copies the dimensions. */
  Metric {
    dimensions = Map.copyOf(dimensions);
  }

  /** A metric that our functions publish. */
  static Metric ours(StackView stack, Stage stage, String name, String outcome, String statistic) {
    return new Metric(
        MetricsLedgerReporter.NAMESPACE,
        name,
        Map.of("environment", stack.environment(), "function", stage.word(), "outcome", outcome),
        statistic);
  }

  /** How long the oldest message of a queue has waited, in seconds. */
  static Metric age(String queue) {
    return new Metric(
        "AWS/SQS", "ApproximateAgeOfOldestMessage", Map.of("QueueName", queue), "Maximum");
  }
}
