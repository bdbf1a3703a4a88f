package dev.shopfloor.cli.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A rule of an event bus.
 *
 * <p>A rule of the default bus hears what AWS itself tells, such as the alarms of CloudWatch. On
 * this machine nobody tells it anything: it is known and checked, and never fires.
 *
 * @param bus name of the bus
 * @param sources event sources that the pattern names in full
 * @param pattern event pattern as JSON
 */
public record EventRuleSpec(
    String name, String bus, List<String> sources, String pattern, List<Target> targets) {
  /** The bus that every account has. */
  public static final String DEFAULT_BUS = "default";

  /** Copies the lists. */
  public EventRuleSpec {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
  }

  /**
   * Where matching events go.
   *
   * @param arn ARN of a queue
   * @param deadLetterArn queue for events that could not be delivered
   */
  public record Target(String id, String arn, Optional<String> deadLetterArn) {}
}
