package dev.shopfloor.oee;

import dev.shopfloor.model.ShiftRestated.Cause;
import dev.shopfloor.plant.OeePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Final shifts that have to be folded again, once their late data has come to rest.
 *
 * @param from shifts that end after this instant have to be, ns since the epoch
 * @param lateFrom the earliest hour that late data concerns, ns since the epoch; {@link
 *     Head#NOTHING} when no data was late
 * @param since the tick that saw the first of it, ns since the epoch
 * @param last the tick that saw the last of it, ns since the epoch
 * @param cause what else it is for: CONFIG or ALGORITHM, which nobody waits for; null for late data
 *     alone
 */
public record Pending(long from, long lateFrom, long since, long last, @Nullable Cause cause) {
  // data that never comes to rest would else never be told
  private static final long LONGEST_WAIT = 12 * 60 * 60_000_000_000L;

  /** The same with late data more. */
  static Pending late(@Nullable Pending before, long hour, long tick) {
    return before == null
        ? new Pending(hour, hour, tick, tick, null)
        : new Pending(
            Math.min(before.from, hour),
            Math.min(before.lateFrom, hour),
            before.since,
            tick,
            before.cause);
  }

  /** The same with all shifts after an instant, for another cause. */
  static Pending changed(@Nullable Pending before, long from, Cause cause, long tick) {
    return before == null
        ? new Pending(from, Head.NOTHING, tick, tick, cause)
        : new Pending(
            Math.min(before.from, from), before.lateFrom, before.since, before.last, cause);
  }

  /** What is left to do when everything that ends before an instant is done. */
  Pending rest(long next) {
    return new Pending(next, lateFrom, since, last, cause);
  }

  /** Whether it is time. */
  boolean due(OeePolicy policy, long tick) {
    return cause != null || tick - last >= policy.quiet() || tick - since >= LONGEST_WAIT;
  }

  /** Whether late data concerns a shift, or what it inherits. */
  boolean lateFor(ShiftWindow window) {
    return lateFrom < window.end();
  }
}
