package dev.shopfloor.cli.load;

/**
 * How much waited in the plant while it was sent to, as samples over time. One thread at a time.
 */
final class Backlog {
  private static final double SECOND = 1e9;

  private long[] at = new long[256];
  private int[] waiting = new int[256];
  private int count;

  /** Takes a sample. */
  void sample(long nanos, int messages) {
    if (count == at.length) {
      at = java.util.Arrays.copyOf(at, count * 2);
      waiting = java.util.Arrays.copyOf(waiting, count * 2);
    }
    at[count] = nanos;
    waiting[count] = messages;
    count++;
  }

  /** The most that waited in any sample; 0 without one. */
  int most() {
    int most = 0;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, waiting[i]);
    }
    return most;
  }

  /** What waited in the last sample; 0 without one. */
  int last() {
    return count == 0 ? 0 : waiting[count - 1];
  }

  /**
   * By how many messages a second it grew over the second half of the samples: the slope of the
   * straight line nearest to them. Below 0 where it shrank; 0 with fewer than four samples.
   */
  double growth() {
    int from = count / 2;
    int number = count - from;
    if (number < 2) {
      return 0;
    }
    double meanTime = 0;
    double meanWaiting = 0;
    for (int i = from; i < count; i++) {
      meanTime += (at[i] - at[from]) / SECOND / number;
      meanWaiting += (double) waiting[i] / number;
    }
    double together = 0;
    double spread = 0;
    for (int i = from; i < count; i++) {
      double time = (at[i] - at[from]) / SECOND - meanTime;
      together += time * (waiting[i] - meanWaiting);
      spread += time * time;
    }
    return spread == 0 ? 0 : together / spread;
  }
}
