package dev.shopfloor.workorder;

import java.time.Duration;

/**
 * When a signal counts as unstable. A problem that begins so often in so short a time says more
 * about its sensor or its limit than about the machine.
 *
 * @param times how many beginnings, 2 or more; 0 for never
 * @param within the longest time between the first and the last of them, ns
 * @param pause how long it stays unstable after the last of them, ns; it gets one order in this
 *     time at most
 */
public record Flapping(int times, long within, long pause) {
  /** No signal counts as unstable. */
  public static final Flapping NEVER = new Flapping(0, 0, 0);

  /** Six beginnings in ten minutes; one order a day. */
  public static final Flapping DEFAULT =
      new Flapping(6, Duration.ofMinutes(10).toNanos(), Duration.ofDays(1).toNanos());
}
