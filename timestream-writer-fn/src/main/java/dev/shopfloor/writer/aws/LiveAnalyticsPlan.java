package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which records share a request, so that few KiB are charged and requests are full.
 *
 * <p>A request of one series names it once, so each series with enough records gets requests of its
 * own. Of the 95 to 100 records that one may have, as many are taken as end just below a whole KiB.
 * What is left of all series is put together, neighbours in the plant side by side, because they
 * have most in common.
 */
final class LiveAnalyticsPlan {
  /** The most records of one request. */
  static final int MOST = 100;

  /** A request with so many is full; the room above is for ending below a whole KiB. */
  static final int FULL = 95;

  private static final Comparator<Series> NEIGHBOURS =
      Comparator.comparing(Series::measurement).thenComparing(series -> series.tags().toString());

  private final Map<Series, List<Integer>> waiting = new LinkedHashMap<>();
  private final List<List<Integer>> requests = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  /**
   * Adds the next record of the batch.
   *
   * @param fits whether it is to be sent at all
   * @param size that it adds to a request of its series, in bytes
   */
  void add(Series of, int size, boolean fits) {
    if (fits) {
      waiting.computeIfAbsent(of, any -> new ArrayList<>()).add(sizes.size());
    }
    series.add(of);
    sizes.add(size);
  }

  /** The requests, each a list of records by their index in the batch. */
  List<List<Integer>> requests() {
    List<Integer> left = new ArrayList<>();
    waiting.forEach((of, records) -> {
      int done = fill(records, LiveAnalyticsSize.of(of));
      left.addAll(records.subList(done, records.size()));
    });
    left.sort(Comparator.comparing(series::get, NEIGHBOURS));
    for (int from = 0; from < left.size(); from += MOST) {
      requests.add(left.subList(from, Math.min(left.size(), from + MOST)));
    }
    return requests;
  }

  /** Makes full requests of records of one series, and says how many records those have. */
  private int fill(List<Integer> records, int common) {
    int waiting = records.size();
    // if each of so many can be full, none is left; else all but one are, and the rest is left
    boolean even = waiting >= FULL * ((waiting + MOST - 1) / MOST);
    int open = even ? requestsFor(records, common) : waiting / MOST;
    int from = 0;
    for (; open > 0; open--) {
      int left = waiting - from;
      int least = even ? Math.max(FULL, left - MOST * (open - 1)) : FULL;
      int most = even ? Math.min(MOST, left - FULL * (open - 1)) : MOST;
      int take = cheapest(records, from, least, most, common);
      requests.add(records.subList(from, from + take));
      from += take;
    }
    return from;
  }

  /** The number of requests, all full, that is charged least if records are of one size. */
  private int requestsFor(List<Integer> records, int common) {
    int waiting = records.size();
    double mean = records.stream().mapToInt(sizes::get).average().orElse(0);
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int count = (waiting + MOST - 1) / MOST; count <= waiting / FULL; count++) {
      int each = waiting / count;
      int larger = waiting % count;
      long cost =
          (long) (count - larger) * LiveAnalyticsSize.units(common + (int) Math.ceil(each * mean))
              + (long) larger
                  * LiveAnalyticsSize.units(common + (int) Math.ceil((each + 1) * mean));
      if (cost < least) {
        best = count;
        least = cost;
      }
    }
    return best;
  }

  private int cheapest(List<Integer> records, int from, int least, int most, int common) {
    int size = common;
    int best = least;
    double cost = Double.POSITIVE_INFINITY;
    for (int count = 1; count <= most; count++) {
      size += sizes.get(records.get(from + count - 1));
      double each = (double) LiveAnalyticsSize.units(size) / count;
      if (count >= least && each <= cost) {
        best = count;
        cost = each;
      }
    }
    return best;
  }
}
