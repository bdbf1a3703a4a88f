package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriteReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SideBySideTest {
  private static final Duration LEAST = Duration.ofMillis(200);

  private final AtomicLong nanos = new AtomicLong();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), nanos::get);
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final Set<Thread> deciding = ConcurrentHashMap.newKeySet();

  @Test
  void asManyAsAllowedAreUnderWayAtOnceAndNeverMore() {
    CountDownLatch four = new CountDownLatch(4);
    Function<List<Integer>, String> send =
        request -> {
          four.countDown();
          await(four);
          return "taken";
        };

    WriteReport report = run(4, 12, send);

    assertThat(mostUnderWay).hasValue(4);
    assertThat(report.outcomes()).hasSize(12).containsOnly(WriteOutcome.STORED);
  }

  @Test
  void answersAreHandledByTheCallersThreadAlone() {
    run(4, 20, request -> "taken");
    assertThat(deciding).containsExactly(Thread.currentThread());
  }

  @Test
  void withOneAtATimeTheCallersThreadSendsInOrder() {
    List<Integer> sent = new ArrayList<>();
    run(
        1,
        5,
        request -> {
          assertThat(Thread.currentThread().isVirtual()).isFalse();
          sent.addAll(request);
          return "taken";
        });
    assertThat(sent).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whatIsNotSentInTimeIsToBeWrittenAgain() {
    WriteReport report =
        run(
            2,
            6,
            request -> {
              nanos.addAndGet(Duration.ofSeconds(6).toNanos());
              return "taken";
            });
    assertThat(report.outcomes()).hasSize(6);
    assertThat(report.outcomes()).filteredOn(WriteOutcome.STORED::equals).hasSizeBetween(2, 3);
    assertThat(report.outcomes())
        .filteredOn(WriteOutcome.RetryAfter.class::isInstance)
        .hasSizeBetween(3, 4)
        .allSatisfy(outcome -> assertThat(outcome.toString()).contains("time was over"));
  }

  @Test
  void aDefectEndsTheWorkAndIsNoOutcome() {
    assertThatThrownBy(() ->
            run(
                2,
                6,
                request -> {
                  throw new StackOverflowError("deep");
                }))
        .isInstanceOf(StackOverflowError.class);
    assertThatThrownBy(() ->
            run(
                2,
                6,
                request -> {
                  throw new IllegalStateException("ours");
                }))
        .hasStackTraceContaining("ours");
    assertThat(underWay).hasValue(0);
  }

  private WriteReport run(int most, int count, Function<List<Integer>, String> send) {
    OpenRequests requests = new OpenRequests(count);
    IntStream.range(0, count).forEach(at -> requests.addLast(List.of(at)));
    new SideBySide<String>(
            most,
            requests,
            deadline,
            LEAST,
            request -> {
              mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              try {
                return send.apply(request);
              } finally {
                underWay.decrementAndGet();
              }
            },
            (request, answer) -> {
              deciding.add(Thread.currentThread());
              requests.settle(request, WriteOutcome.STORED);
            })
        .run();
    return requests.report();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
