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
    List<Integer> row = new ArrayList<>(sizes.size());
    List<Series> series = new ArrayList<>(sizes.size());
    waiting.keySet().stream()
        .map(Neighbour::of)
        .sorted()
        .forEach(each -> {
          for (int record : waiting.getOrDefault(each.series(), List.of())) {
            row.add(record);
            series.add(each.series());
          }
        });
    LiveAnalyticsCuts cuts = new LiveAnalyticsCuts(row.size());
    LiveAnalyticsRow costs =
        new LiveAnalyticsRow(series, row.stream().mapToInt(sizes::get).toArray());
    for (int from = 0; from < row.size(); from++) {
      if (cuts.reach(from)) {
        costs.begin(from);
        for (int to = from + 1; to <= Math.min(row.size(), from + MOST); to++) {
          cuts.offer(from, to, costs.unitsTo(to));
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

  /** A series, and the texts by which it stands beside others. */
  private record Neighbour(String line, String asset, String tags, Series series)
      implements Comparable<Neighbour> {
    private static final Set<String> LINE = Set.of("site", "area", "line");
    private static final Set<String> ASSET = Set.of("site", "area", "line", "asset");
    private static final Comparator<Neighbour> ORDER =
        Comparator.comparing((Neighbour each) -> each.series.measurement())
            .thenComparing(Neighbour::line)
            .thenComparing(Neighbour::asset)
            .thenComparing(Neighbour::tags);

    private static Neighbour of(Series series) {
      return new Neighbour(
          series.only(LINE).toString(),
          series.only(ASSET).toString(),
          series.tags().toString(),
          series);
    }

    @Override
    public int compareTo(Neighbour other) {
      return ORDER.compare(this, other);
    }
  }
}
