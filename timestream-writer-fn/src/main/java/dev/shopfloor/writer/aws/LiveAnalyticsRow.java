package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Series;
import java.util.Arrays;
import java.util.List;

/**
 * What each part of a row of records would cost if it made one request.
 *
 * <p>A request names once what all its records have in common. How far along the row that holds is
 * found for each tag of each record once, from the back; so a part costs no more to ask for than
 * its records have tags.
 */
final class LiveAnalyticsRow {
  // of a record: the measurement, then the tags in their order
  private final int[][] sizes;
  private final int[][] ends;
  // of all records before, each with its whole series
  private final long[] sums;
  private int from;

  /**
   * A row.
   *
   * @param series of each record
   * @param own size of each record without its series, in bytes
   */
  LiveAnalyticsRow(List<Series> series, int[] own) {
    sizes = new int[own.length][];
    ends = new int[own.length][];
    sums = new long[own.length + 1];
    for (int at = own.length - 1; at >= 0; at--) {
      boolean last = at == own.length - 1;
      if (!last && series.get(at).equals(series.get(at + 1))) {
        sizes[at] = sizes[at + 1];
        ends[at] = ends[at + 1];
      } else {
        sizes[at] = sizes(series.get(at));
        ends[at] =
            last
                ? all(sizes[at].length, own.length)
                : ends(series.get(at), at + 1, series.get(at + 1));
      }
    }
    for (int at = 0; at < own.length; at++) {
      sums[at + 1] = sums[at] + own[at] + Arrays.stream(sizes[at]).sum();
    }
  }

  private static int[] sizes(Series series) {
    int[] sizes = new int[1 + series.tags().size()];
    sizes[0] = LiveAnalyticsSize.utf8(series.measurement());
    for (int tag = 1; tag < sizes.length; tag++) {
      Series.Tag each = series.tags().get(tag - 1);
      sizes[tag] = LiveAnalyticsSize.utf8(each.key()) + LiveAnalyticsSize.utf8(each.value());
    }
    return sizes;
  }

  private static int[] all(int count, int end) {
    int[] ends = new int[count];
    Arrays.fill(ends, end);
    return ends;
  }

  /** Where the first record stands that does not have the same, for the record before another. */
  private int[] ends(Series series, int next, Series nextSeries) {
    int[] found = all(1 + series.tags().size(), next);
    if (series.measurement().equals(nextSeries.measurement())) {
      found[0] = ends[next][0];
    }
    for (int tag = 1; tag < found.length; tag++) {
      int same = nextSeries.tags().indexOf(series.tags().get(tag - 1));
      if (same >= 0) {
        found[tag] = ends[next][1 + same];
      }
    }
    return found;
  }

  /** Asks for parts that begin with this record. */
  void begin(int record) {
    from = record;
  }

  /**
   * The units that a request is charged.
   *
   * @param to the record after its last, above the first
   */
  int unitsTo(int to) {
    int shared = 0;
    for (int each = 0; each < sizes[from].length; each++) {
      shared += ends[from][each] >= to ? sizes[from][each] : 0;
    }
    long bytes = sums[to] - sums[from] - (long) (to - from - 1) * shared;
    return LiveAnalyticsSize.units(Math.toIntExact(bytes));
  }
}
