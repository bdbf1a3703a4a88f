package dev.shopfloor.oee;

import dev.shopfloor.model.EnrichedPoint;

/** How old a point may be to count; see the late horizon in docs/oee.md. */
public final class LateHorizon {
  private static final long NANOS = 35L * 24 * 60 * 60 * 1_000_000_000L;

  private LateHorizon() {}

  /** Whether the point was more than 35 days old when it was received. */
  public static boolean passed(EnrichedPoint point) {
    return point.time() < point.rx() - NANOS;
  }
}
