package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.writer.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LiveAnalyticsPlanTest {
  @Test
  void aSeriesWithEnoughRecordsHasRequestsOfItsOwnThatNoneIsLeftOf() {
    assertThat(sizes(plan(60, 190))).containsExactly(95, 95);
    assertThat(sizes(plan(60, 1_900))).hasSizeBetween(19, 20).allMatch(size -> size >= 95);
  }

  @Test
  void whatIsLeftOfSeveralSeriesIsPutTogether() {
    assertThat(sizes(plan(60, 150, 30, 20))).containsExactly(100, 100);
  }

  @Test
  void ofNinetyFiveToAHundredAsManyAreTakenAsEndJustBelowAWholeKib() {
    // 97 records of 105 bytes and 21 of their series are 10,206 bytes, just below 10 KiB
    List<List<Integer>> requests = plan(105, 9_700);
    assertThat(sizes(requests)).containsOnly(97).hasSize(100);
  }

  @Property
  void everyRecordThatFitsIsInOneRequestAndRequestsAreFullWhereEnoughWait(
      @ForAll @Size(max = 6) List<@IntRange(max = 400) Integer> counts,
      @ForAll @IntRange(min = 20, max = 2_000) int size) {
    List<List<Integer>> requests =
        plan(size, counts.stream().mapToInt(Integer::intValue).toArray());
    int waiting = counts.stream().mapToInt(Integer::intValue).sum();
    Set<Integer> sent = new HashSet<>();
    requests.forEach(request -> request.forEach(record -> assertThat(sent.add(record)).isTrue()));
    assertThat(sent).hasSize(waiting);
    assertThat(sizes(requests)).allMatch(one -> one >= 1 && one <= 100);
    assertThat(requests.stream().filter(request -> request.size() < 95).count())
        .isLessThanOrEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsNotSent() {
    LiveAnalyticsPlan plan = new LiveAnalyticsPlan();
    plan.add(series(0), 10, true);
    plan.add(series(0), 10, false);
    plan.add(series(0), 10, true);
    assertThat(plan.requests()).containsExactly(List.of(0, 2));
  }

  private static List<List<Integer>> plan(int size, int... counts) {
    LiveAnalyticsPlan plan = new LiveAnalyticsPlan();
    List<Integer> turns = new ArrayList<>();
    IntStream.range(0, counts.length)
        .forEach(series -> IntStream.range(0, counts[series]).forEach(at -> turns.add(series)));
    Collections.shuffle(turns, new Random(7));
    turns.forEach(turn -> plan.add(series(turn), size, true));
    return plan.requests();
  }

  private static List<Integer> sizes(List<List<Integer>> requests) {
    return requests.stream().map(List::size).toList();
  }

  private static Series series(int number) {
    return new Series(
        "press", List.of(new Series.Tag("asset", "press" + number), new Series.Tag("site", "b")));
  }
}
