package dev.shopfloor.writer.aws;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The cheapest way to cut a row of records into requests, of which at most one is not full.
 *
 * <p>Found from the front: to each place between two records, the cheapest way is the cheapest one
 * to some place before it, and one request from there.
 */
final class LiveAnalyticsCuts {
  private static final long NOWHERE = Long.MAX_VALUE;
  // of ways that are charged the same, the one with fewer requests
  private static final long UNIT = 1L << 24;

  private final Way full;
  private final Way oneShort;

  LiveAnalyticsCuts(int records) {
    full = new Way(records);
    oneShort = new Way(records);
    full.cost[0] = 0;
  }

  /** Ways to each place: what it costs to get there, and where its last request begins. */
  private static final class Way {
    private final long[] cost;
    private final int[] from;
    // whether the last request is the one that is not full
    private final boolean[] ended;

    private Way(int records) {
      cost = new long[records + 1];
      Arrays.fill(cost, NOWHERE);
      from = new int[records + 1];
      ended = new boolean[records + 1];
    }

    private void offer(Way before, int begin, int end, int units) {
      if (before.cost[begin] != NOWHERE) {
        long whole = before.cost[begin] + units * UNIT + 1;
        // of equal ways the one that begins its last request later, so that what is left comes last
        if (whole <= cost[end]) {
          cost[end] = whole;
          from[end] = begin;
          ended[end] = !before.equals(this);
        }
      }
    }
  }

  /** Whether a request can begin before this record; asked in order. */
  boolean reach(int record) {
    return full.cost[record] != NOWHERE || oneShort.cost[record] != NOWHERE;
  }

  /**
   * Offers a request.
   *
   * @param begin its first record
   * @param end the record after its last
   * @param units that it is charged
   */
  void offer(int begin, int end, int units) {
    if (end - begin >= LiveAnalyticsPlan.FULL) {
      full.offer(full, begin, end, units);
      oneShort.offer(oneShort, begin, end, units);
    } else {
      oneShort.offer(full, begin, end, units);
    }
  }

  /** The ends of the requests of the cheapest way, in order. */
  List<Integer> ends() {
    int end = full.cost.length - 1;
    Way way = full.cost[end] <= oneShort.cost[end] ? full : oneShort;
    Deque<Integer> ends = new ArrayDeque<>();
    while (end > 0) {
      ends.addFirst(end);
      Way before = way.ended[end] ? full : way;
      end = way.from[end];
      way = before;
    }
    return List.copyOf(ends);
  }
}
