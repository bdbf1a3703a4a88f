package dev.shopfloor.ledger;

/**
 * What a stage measures beside its account.
 *
 * @param metric the metric's name, such as {@code orderTime}
 * @param outcome the value of the dimension outcome; never an asset or a tag
 * @param unit of the values
 */
public record Measure(String metric, String outcome, Unit unit) {
  /** What values are counted in. */
  public enum Unit {
    /** Things; the values of one invocation are added up. */
    COUNT,
    /** Seconds; each value stands for itself, for percentiles. */
    SECONDS
  }
}
