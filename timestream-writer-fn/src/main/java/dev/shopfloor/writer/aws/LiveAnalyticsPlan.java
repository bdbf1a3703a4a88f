package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records share a request, so that few KiB are charged and requests are full.
 *
 * <p>What all records of a request have in common is named once, so neighbours stand side by side:
 * those of one series, of one asset, of one line. Of all ways to cut this row into requests that
 * are full, but for one at most, the cheapest is taken. So a request ends just below a whole KiB,
 * and where one asset ends and the next begins.
 */
final class LiveAnalyticsPlan {
  /** The most records of one request. */
  static final int MOST = 100;

  /** A request with so many is full; the room above is for ending at a good place. */
  static final int FULL = 95;

  private static final Set<String> LINE = Set.of("site", "area", "line");
  private static final Set<String> ASSET = Set.of("site", "area", "line", "asset");

  private static final Comparator<Series> NEIGHBOURS =
      Comparator.comparing(Series::measurement)
          .thenComparing(series -> series.only(LINE).toString())
          .thenComparing(series -> series.only(ASSET).toString())
          .thenComparing(series -> series.tags().toString());

  private final Map<Series, List<Integer>> waiting = new LinkedHashMap<>();
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
    sizes.add(size);
  }

  /** The requests, each a list of records by their index in the batch. */
  List<List<Integer>> requests() {
    List<Integer> row = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    waiting.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(NEIGHBOURS))
        .forEach(each ->
            each.getValue()
                .forEach(record -> {
                  row.add(record);
                  series.add(each.getKey());
                }));
    LiveAnalyticsCuts cuts = new LiveAnalyticsCuts(row.size());
    for (int from = 0; from < row.size(); from++) {
      if (cuts.reach(from)) {
        LiveAnalyticsSlice slice = new LiveAnalyticsSlice();
        for (int to = from + 1; to <= Math.min(row.size(), from + MOST); to++) {
          slice.add(series.get(to - 1), sizes.get(row.get(to - 1)));
          cuts.offer(from, to, slice.units());
        }
      }
    }
    List<List<Integer>> requests = new ArrayList<>();
    int from = 0;
    for (int end : cuts.ends()) {
      requests.add(List.copyOf(row.subList(from, end)));
      from = end;
    }
    return requests;
  }
}
