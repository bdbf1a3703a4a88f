package dev.shopfloor.workorder.cmms;

/**
 * How fast a bucket of tokens refills.
 *
 * @param interval ns between two tokens
 * @param capacity the most tokens it holds
 */
public record Rate(long interval, int capacity) {
  private static final long MINUTE = 60_000_000_000L;

  /**
   * The rate with which no 60 s see more requests than this: a full bucket and what flows into it
   * meanwhile are each at most half of it.
   *
   * @param requestsPerMinute 1 or more
   * @throws IllegalArgumentException for less than 1
   */
  public static Rate of(int requestsPerMinute) {
    if (requestsPerMinute < 1) {
      throw new IllegalArgumentException(
          "requestsPerMinute is " + requestsPerMinute + "; it must be 1 or more");
    }
    return new Rate(
        Math.ceilDiv(2 * MINUTE, requestsPerMinute), Math.max(1, requestsPerMinute / 2));
  }

  /** How long an empty bucket takes to be full, ns. */
  long fill() {
    return interval * capacity;
  }
}
