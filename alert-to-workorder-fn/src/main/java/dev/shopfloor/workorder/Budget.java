package dev.shopfloor.workorder;

import java.time.Duration;

/**
 * How many new orders people can take.
 *
 * @param orders the most, 1 or more; 0 for no limit
 * @param within in any time of this length, ns
 */
public record Budget(int orders, long within) {
  /** No limit. */
  public static final Budget UNLIMITED = new Budget(0, 0);

  /** Of an asset of which the plant file does not say: ten an hour. */
  public static final Budget PER_ASSET = new Budget(10, Duration.ofHours(1).toNanos());

  /** Of a site of which the plant file does not say: thirty in ten minutes. */
  public static final Budget PER_SITE = new Budget(30, Duration.ofMinutes(10).toNanos());

  /** Whether there is a limit. */
  public boolean limited() {
    return orders > 0;
  }
}
