package dev.shopfloor.cli.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.ExplainedCount;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.ShiftWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A real lifetime counter that says 0 whenever its control starts, and that is mostly off line
 * while parts are made.
 */
class HurcoCounterTest {
  private static final String STREAM = "nist-hurco01.Hurco01-20161007-20200514";

  @Test
  void falseZerosInventNoPartAndPartsMadeOffLineAreCountedOnce() throws IOException {
    List<RealStream.AssetPoint> points = RealStream.points("nist-hurco01", STREAM, false);
    List<Long> counts = counts(points);
    long zeros = 0;
    for (int at = 1; at < counts.size(); at++) {
      zeros += counts.get(at) == 0 && counts.get(at - 1) > 0 ? 1 : 0;
    }
    AssetFold asset = RealStream.fold(RealStream.plant("nist-hurco01"), points);
    List<MinuteBucket> buckets = List.copyOf(asset.buckets());
    ShiftWindow all =
        ShiftWindow.shift(
            "all",
            MinuteBucket.startOf(buckets.getFirst().minute()),
            MinuteBucket.startOf(buckets.getLast().minute() + 1));

    Explanation explained = asset.explain(all, all.end());

    Pieces pieces = explained.result().pieces();
    long first = counts.stream().filter(count -> count > 0).findFirst().orElseThrow();
    long last = counts.stream().mapToLong(Long::longValue).max().orElseThrow();
    System.out.printf(
        "Hurco01: counter from %d to %d, %d falls to 0; %s counted; flags %s%n",
        first, last, zeros, pieces, explained.result().flags());
    explained.counts().stream()
        .filter(count -> count.remark() != null)
        .forEach(count -> System.out.println("  " + count));
    assertThat(zeros).isEqualTo(13);
    assertThat(explained.counts().stream().filter(count -> count.value() == 0))
        .allSatisfy(count -> assertThat(count.pieces()).isZero());
    assertThat(pieces).isNotNull();
    assertThat(pieces.total()).isEqualTo(last - first);
    assertThat(pieces.gap()).isPositive().isLessThan(pieces.total());
    assertThat(explained.counts().stream().mapToLong(ExplainedCount::pieces).sum())
        .isEqualTo(pieces.total());
  }

  private static List<Long> counts(List<RealStream.AssetPoint> points) {
    List<EnrichedPoint> sorted = new ArrayList<>();
    for (RealStream.AssetPoint each : points) {
      if (each.point().role() == Role.COUNTER) {
        sorted.add(each.point());
      }
    }
    sorted.sort(java.util.Comparator.comparingLong(EnrichedPoint::time));
    List<Long> counts = new ArrayList<>();
    for (EnrichedPoint point : sorted) {
      switch (point.value()) {
        case Value.Whole(long whole) -> counts.add(whole);
        case Value.Real(double real) -> counts.add((long) real);
        default -> {}
      }
    }
    return counts;
  }
}
