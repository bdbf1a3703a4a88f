package dev.shopfloor.enrich;

import java.util.Arrays;

/** The last samples of one source's clock, one for each short while in which messages came. */
final class ClockWindow {
  private final long[] offsets;
  private final long[] times;
  private final long oldest;
  private int count;
  private long slot;
  private long least;
  private boolean open;

  /**
   * An empty window.
   *
   * @param size the most samples
   * @param oldest how long a sample counts, ns
   */
  ClockWindow(int size, long oldest) {
    this.offsets = new long[size];
    this.times = new long[size];
    this.oldest = oldest;
  }

  /**
   * Takes a message's offset.
   *
   * @param spacing the time of one sample, ns
   * @return whether the message ended a sample
   */
  boolean take(long rx, long offset, long spacing) {
    if (open && rx < slot - oldest) {
      // the messages of another day are played again
      count = 0;
      open = false;
    }
    if (open && rx - slot < spacing) {
      least = Math.min(least, offset);
      return false;
    }
    boolean ended = open;
    if (ended) {
      int at = count % offsets.length;
      offsets[at] = least;
      times[at] = slot;
      count++;
    }
    open = true;
    slot = rx;
    least = offset;
    return ended;
  }

  /** The newest sample; only after one has ended. */
  long last() {
    return offsets[(count - 1) % offsets.length];
  }

  /** The samples that still count, the smallest first. */
  long[] sorted(long now) {
    long[] found = new long[offsets.length];
    int kept = 0;
    for (int at = 0; at < Math.min(count, offsets.length); at++) {
      if (now - times[at] <= oldest) {
        found[kept++] = offsets[at];
      }
    }
    long[] sorted = Arrays.copyOf(found, kept);
    Arrays.sort(sorted);
    return sorted;
  }
}
