package dev.shopfloor.cli.local.template;

import java.util.Optional;

/**
 * A queue.
 *
 * @param name logical id and local name
 * @param visibilitySeconds how long a received message stays hidden
 * @param redrive where messages go that were received too often; empty for an end of the line
 */
public record QueueSpec(
    String name, String arn, String url, int visibilitySeconds, Optional<Redrive> redrive) {
  /**
   * The way out of a queue.
   *
   * @param deadLetterArn ARN of the queue that takes them
   * @param maxReceiveCount receives after which a message goes there
   */
  public record Redrive(String deadLetterArn, int maxReceiveCount) {}
}
