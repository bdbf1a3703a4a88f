package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.writer.Series;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LiveAnalyticsRowTest {
  @Property
  void aPartCostsItsRecordsAndOnceWhatTheirSeriesShare(@ForAll("rows") List<Series> row) {
    int[] own = row.stream().mapToInt(series -> 300 + series.hashCode() % 100).toArray();
    LiveAnalyticsRow costs = new LiveAnalyticsRow(row, own);
    for (int from = 0; from < row.size(); from++) {
      costs.begin(from);
      Series shared = row.get(from);
      int bytes = 0;
      for (int to = from + 1; to <= row.size(); to++) {
        Series last = row.get(to - 1);
        shared = shared.shared(last);
        bytes += own[to - 1] + last.bytes();
        int once = bytes - (to - from - 1) * shared.bytes();
        assertThat(costs.unitsTo(to)).isEqualTo((once + 1_023) / 1_024);
      }
    }
  }

  @Provide
  Arbitrary<List<Series>> rows() {
    Arbitrary<Series> series =
        Combinators.combine(
                Arbitraries.of("press", "größte Presse"),
                Arbitraries.of("line1", ""),
                Arbitraries.of("a1", "a2", "Säge"),
                Arbitraries.of("set1", "set2"))
            .as((type, line, asset, set) ->
                new Series(
                    type,
                    List.of(
                        new Series.Tag("line", line),
                        new Series.Tag("asset", asset),
                        new Series.Tag("tag_set", set))));
    return series.list().ofMaxSize(12);
  }
}
