package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The library keeps state per thread; none of it may pass from one evaluation to another. */
class ExpressionThreadsTest {
  private static final String LONG =
      """
      ($own := n; $f := function($x) {$x * $own};
        $sum($map([1..50], function($v) {$f($v) + ($exists(leak) ? 1000 : 0)})))\
      """;

  @Test
  void whatOneExpressionSetsIsNotSeenByTheNextOnTheSameThread() {
    Expression sets = Expression.of("($kept := 'value'; $kept)");
    Expression other = Expression.of("($kept := absent; $kept)");

    assertThat(sets.evaluate(Map.of("a", 1))).isEqualTo("value");
    assertThat(other.evaluate(Map.of("a", 2))).isNull();
    assertThat(sets.evaluate(Map.of("a", 3))).isEqualTo("value");
    assertThat(Expression.of("$$.a").evaluate(Map.of("a", 4))).isEqualTo(4);
  }

  @Test
  void oneExpressionOnManyThreadsGivesEachItsOwnResult() throws Exception {
    Expression shared = Expression.of(LONG);
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<List<Object>>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int thread = 0; thread < 8; thread++) {
        int number = thread + 1;
        results.add(
            threads.submit(() -> {
              begin.await();
              List<Object> mine = new ArrayList<>();
              for (int round = 0; round < 50; round++) {
                // each thread also compiles, which is what the library trips over
                Expression own = Expression.of("n + " + round);
                mine.add(own.evaluate(Map.of("n", number)));
                mine.add(shared.evaluate(Map.of("n", number)));
              }
              return mine;
            }));
      }
      begin.countDown();
      for (int thread = 0; thread < 8; thread++) {
        List<Object> expected = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
          expected.add(thread + 1 + round);
          expected.add((thread + 1) * 1275);
        }
        assertThat(results.get(thread).get()).isEqualTo(expected);
      }
    }
  }
}
