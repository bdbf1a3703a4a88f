package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.Arrivals.Arrival;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds numbers that are missing in a node's sequence.
 *
 * <p>Messages are taken by several instances at once, so a number may come late; only one that is
 * still missing after {@link #GRACE_MILLIS} is lost. Numbers run from 0 to 255 and around; of two
 * neighbours by receipt the second is at most {@link #MOST_BACK} behind the first.
 */
final class SequenceGaps {
  /** How long a number may be missing, ms. */
  static final long GRACE_MILLIS = 30_000;

  /** How far the order of receipt may differ from that of sending, in messages. */
  static final int MOST_BACK = 32;

  private static final int NUMBERS = 256;
  private static final long MOST_EARLY_MILLIS = 2_000;

  private SequenceGaps() {}

  /**
   * Whether a message is lost.
   *
   * @param arrivals in the order of receipt
   * @param now ms since the epoch
   */
  static boolean in(List<Arrival> arrivals, long now) {
    if (arrivals.isEmpty()) {
      return false;
    }
    int start = start(arrivals);
    TreeMap<Long, Long> received = new TreeMap<>();
    long position = 0;
    int before = -1;
    for (Arrival arrival : arrivals.subList(start, arrivals.size())) {
      position += before < 0 ? 0 : step(before, arrival.sequence());
      before = arrival.sequence();
      received.merge(position, arrival.millis(), Math::min);
    }
    fill(arrivals, start, received);
    // stragglers of the session before have places below the birth's
    boolean born = arrivals.get(start).birth();
    return lost(born ? received.tailMap(0L, true) : received, now);
  }

  /** The last birth; the first arrival where there is none. */
  private static int start(List<Arrival> arrivals) {
    for (int at = arrivals.size() - 1; at > 0; at--) {
      if (arrivals.get(at).birth()) {
        return at;
      }
    }
    return 0;
  }

  /** What came just before its birth may be of the new session: it fills gaps, and makes none. */
  private static void fill(List<Arrival> arrivals, int start, NavigableMap<Long, Long> received) {
    if (received.isEmpty() || !arrivals.get(start).birth()) {
      return;
    }
    Arrival birth = arrivals.get(start);
    long last = received.lastKey();
    for (Arrival early : arrivals.subList(0, start)) {
      long position = step(birth.sequence(), early.sequence());
      if (early.millis() >= birth.millis() - MOST_EARLY_MILLIS && position < last) {
        received.putIfAbsent(position, birth.millis());
      }
    }
  }

  private static int step(int before, int after) {
    int step = Math.floorMod(after - before, NUMBERS);
    return step >= NUMBERS - MOST_BACK ? step - NUMBERS : step;
  }

  private static boolean lost(Map<Long, Long> received, long now) {
    long seen = Long.MAX_VALUE;
    long above = Long.MIN_VALUE;
    for (Map.Entry<Long, Long> each : new TreeMap<>(received).descendingMap().entrySet()) {
      boolean gap = above != Long.MIN_VALUE && above - each.getKey() > 1;
      if (gap && now - seen > GRACE_MILLIS) {
        return true;
      }
      above = each.getKey();
      seen = Math.min(seen, each.getValue());
    }
    return false;
  }
}
