package dev.shopfloor.workorder;

import java.time.Duration;

/** When an open order is looked at although nothing was heard of it. */
final class Looks {
  /** The time between two looks at the same order, ns. */
  static final long EVERY = Duration.ofHours(6).toNanos();

  private Looks() {}

  /**
   * The next look: half the usual time from now or later, always at the same times of the day for a
   * key, so that the orders of one storm are not all looked at in one minute.
   */
  static long next(String key, long now) {
    long own = Math.floorMod(key.hashCode() * 0x9E3779B97F4A7C15L, EVERY);
    long soonest = now + EVERY / 2;
    return soonest + Math.floorMod(own - soonest, EVERY);
  }
}
