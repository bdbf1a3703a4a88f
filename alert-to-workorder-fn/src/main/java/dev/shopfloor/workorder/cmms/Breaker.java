package dev.shopfloor.workorder.cmms;

/**
 * Keeps requests from a system that fails.
 *
 * @param failures how often in a row it has failed
 * @param trips how often in a row it was opened; 0 while it is closed
 * @param openUntil until when it is open; after that one probe goes through; ns since the epoch
 * @param probeUntil how long others wait for the probe; 0 without one; ns since the epoch
 */
public record Breaker(int failures, int trips, long openUntil, long probeUntil) {
  /** One that has seen no failure. */
  public static final Breaker CLOSED = new Breaker(0, 0, 0, 0);

  private static final int MOST_FAILURES = 5;
  private static final long MINUTE = 60_000_000_000L;
  private static final long LONGEST = 15 * MINUTE;
  // longer than a request may take: else a slow system would get several probes
  private static final long PROBE = MINUTE;

  /** Whether only a probe goes through, or nothing. */
  boolean open() {
    return trips > 0;
  }

  /**
   * Whether work is held back now: it is open, or was so short a time ago that what failed would
   * not have come back yet. Who has not been asked for longer has no work waiting.
   */
  boolean holdsBack(long now) {
    return open() && now < openUntil + LONGEST;
  }

  /** When the next request may go through; now or earlier when it may already. */
  long freeAt(long now) {
    return open() ? Math.max(openUntil, probeUntil) : now;
  }

  /** While a request is under way that may go through. */
  Breaker asked(long now) {
    return open() ? new Breaker(failures, trips, openUntil, now + PROBE) : this;
  }

  Breaker succeeded() {
    return CLOSED;
  }

  Breaker failed(long now) {
    if (open() && now < openUntil) {
      // it went off before the breaker opened
      return this;
    }
    int more = Math.min(failures + 1, MOST_FAILURES);
    if (more < MOST_FAILURES) {
      return new Breaker(more, 0, 0, 0);
    }
    int again = Math.min(trips + 1, Integer.SIZE);
    return new Breaker(more, again, now + length(again), 0);
  }

  /** The same where it can be; with an end that can be where the clock was set back. */
  Breaker settled(long now) {
    boolean tooLong = openUntil - now > length(trips) + Gate.SKEW;
    boolean probed = probeUntil - now <= PROBE + Gate.SKEW;
    return tooLong || !probed
        ? new Breaker(
            failures,
            trips,
            tooLong ? now + length(trips) : openUntil,
            probed ? probeUntil : now + PROBE)
        : this;
  }

  private static long length(int trips) {
    return trips > 4 ? LONGEST : MINUTE << Math.max(0, trips - 1);
  }
}
