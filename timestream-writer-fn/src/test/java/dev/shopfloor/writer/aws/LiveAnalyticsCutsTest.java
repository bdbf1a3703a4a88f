package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class LiveAnalyticsCutsTest {
  @Test
  void aRequestEndsWhereWhatTheNextRecordsShareChanges() {
    // a request of records on both sides of the 97th names both with each record
    assertThat(cuts(192, (from, to) -> from < 97 && to > 97 ? 30 : 10).ends())
        .containsExactly(97, 192);
  }

  @Test
  void atMostOneRequestIsNotFullAndItStandsWhereItSavesMost() {
    assertThat(cuts(230, (from, to) -> from < 30 && to > 30 ? 30 : 10).ends())
        .containsExactly(30, 130, 230);
  }

  @Test
  void ofWaysThatCostTheSameTheOneWithFewerRequestsIsTakenAndTheRestComesLast() {
    assertThat(cuts(205, (from, to) -> to - from).ends()).containsExactly(100, 200, 205);
  }

  @Test
  void noRecordsMakeNoRequest() {
    assertThat(cuts(0, (from, to) -> 1).ends()).isEmpty();
  }

  private static LiveAnalyticsCuts cuts(int records, IntBinaryOperator units) {
    LiveAnalyticsCuts cuts = new LiveAnalyticsCuts(records);
    for (int from = 0; from < records; from++) {
      for (int to = from + 1; cuts.reach(from) && to <= Math.min(records, from + 100); to++) {
        cuts.offer(from, to, units.applyAsInt(from, to));
      }
    }
    return cuts;
  }
}
