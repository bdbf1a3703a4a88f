package dev.shopfloor.cli.load;

/**
 * Counts times in buckets that grow with them: 64 in each doubling, so that what it says of a value
 * is at most 1/128 (0.8 %) away from it. 16 KiB whatever is recorded. One thread at a time.
 */
final class LatencyHistogram {
  private static final int BITS = 6;
  private static final int IN_DOUBLING = 1 << BITS;
  private static final int BUCKETS = (Long.SIZE - BITS) * IN_DOUBLING;

  private final long[] counts = new long[BUCKETS];
  private long total;
  private long largest;

  /**
   * Counts a value.
   *
   * @param nanos below 0 counts as 0
   */
  synchronized void record(long nanos) {
    long value = Math.max(0, nanos);
    counts[bucket(value)]++;
    total++;
    largest = Math.max(largest, value);
  }

  /** How many values were counted. */
  synchronized long count() {
    return total;
  }

  /** The largest value, exact; 0 when there is none. */
  synchronized long max() {
    return largest;
  }

  /**
   * The value that this share of all values does not exceed: the one at rank {@code ceil(share x
   * count)}, to 0.8 %.
   *
   * @param share above 0, at most 1
   * @return 0 when nothing was counted
   */
  synchronized long percentile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      seen += counts[bucket];
      if (seen >= rank) {
        return Math.min(middle(bucket), largest);
      }
    }
    return 0;
  }

  private static int bucket(long value) {
    if (value < IN_DOUBLING) {
      return (int) value;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - BITS;
    return (shift + 1) * IN_DOUBLING + (int) ((value >>> shift) - IN_DOUBLING);
  }

  private static long middle(int bucket) {
    int doubling = bucket / IN_DOUBLING;
    if (doubling == 0) {
      return bucket;
    }
    int shift = doubling - 1;
    long low = (long) (IN_DOUBLING + bucket % IN_DOUBLING) << shift;
    return low + (1L << shift) / 2;
  }
}
