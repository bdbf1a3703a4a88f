package dev.shopfloor.cli.local.template;

import java.time.Duration;
import java.time.Instant;

/**
 * A schedule at a fixed rate.
 *
 * @param every the rate
 * @param targetArn ARN of a queue
 * @param input message text with {@code <aws.scheduler.scheduled-time>} in place of the time
 */
public record ScheduleSpec(String name, Duration every, String targetArn, String input) {
  /** The placeholder that EventBridge Scheduler replaces. */
  public static final String SCHEDULED_TIME = "<aws.scheduler.scheduled-time>";

  /** The message of one firing. */
  public String inputAt(Instant scheduledTime) {
    return input.replace(SCHEDULED_TIME, scheduledTime.toString());
  }
}
