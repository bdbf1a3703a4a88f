package dev.shopfloor.cli.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A rule of an event bus.
 *
 * @param bus name of the bus
 * @param pattern event pattern as JSON
 */
public record EventRuleSpec(String name, String bus, String pattern, List<Target> targets) {
  /** Copies the list. */
  public EventRuleSpec {
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
