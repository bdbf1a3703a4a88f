package dev.shopfloor.oee;

import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;

/**
 * What makes a stop a minor one, and what setup.
 *
 * @param minorStop shorter stops are minor, ns
 * @param idleBelow shorter waiting is operating, ns
 * @param waitingCounts whether waiting is a loss, and so may be a minor stop
 * @param setupByStop whether a stop in which the product changes is setup
 */
record StopRules(long minorStop, long idleBelow, boolean waitingCounts, boolean setupByStop) {
  static StopRules of(OeeSpec oee) {
    return new StopRules(
        oee.minorStop(),
        oee.policy().idleBelow(),
        oee.policy().waiting() == OeePolicy.Counts.LOSS,
        oee.policy().changeover() == OeePolicy.Changeover.STOP);
  }

  /** The same for a part of a window: whether a stop is minor shows only in the whole. */
  StopRules ofPart() {
    return new StopRules(0, 0, waitingCounts, setupByStop);
  }
}
