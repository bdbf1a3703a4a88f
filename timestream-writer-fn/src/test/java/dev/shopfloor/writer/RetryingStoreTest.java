package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.Value;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryingStoreTest {
  private static final WriteOutcome AGAIN = again(0);
  private static final WriteOutcome REFUSED = new WriteOutcome.Rejected("type");
  private static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(10));

  private final List<StoreRecord> batch =
      List.of(
          record("t", NOON, new Value.Real(0)),
          record("t", NOON + SECOND, new Value.Real(1)),
          record("t", NOON + 2 * SECOND, new Value.Real(2)));
  private final Deque<List<WriteOutcome>> answers = new ArrayDeque<>();
  private final List<List<StoreRecord>> written = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private long now;
  private final RetryingStore store =
      new RetryingStore(this::answer, POLICY, this::pause, new Random(7));

  @Test
  void onlyWhatIsNotDecidedIsWrittenAgain() {
    answers.add(List.of(WriteOutcome.STORED, AGAIN, REFUSED));
    answers.add(List.of(WriteOutcome.STORED));
    assertThat(write(60)).containsExactly(WriteOutcome.STORED, WriteOutcome.STORED, REFUSED);
    assertThat(written).containsExactly(batch, List.of(batch.get(1)));
    assertThat(waits).hasSize(1).allMatch(wait -> wait.compareTo(Duration.ofMillis(100)) <= 0);
  }

  @Test
  void whatIsDecidedIsNotWaitedFor() {
    answers.add(List.of(WriteOutcome.STORED, WriteOutcome.STORED, REFUSED));
    write(60);
    assertThat(waits).isEmpty();
  }

  @Test
  void afterThePolicysAttemptsTheRestIsLeftToTheQueue() {
    answers.add(List.of(AGAIN, AGAIN, AGAIN));
    answers.add(List.of(AGAIN, AGAIN, AGAIN));
    answers.add(List.of(AGAIN, AGAIN, AGAIN));
    assertThat(write(60)).containsExactly(AGAIN, AGAIN, AGAIN);
    assertThat(written).hasSize(3);
  }

  @Test
  void theStoreIsLeftAloneAsLongAsItAsks() {
    answers.add(List.of(again(2), again(5), WriteOutcome.STORED));
    answers.add(List.of(WriteOutcome.STORED, WriteOutcome.STORED));
    write(60);
    assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_100));
  }

  @Test
  void aStoreThatAsksForLongerThanThePolicyIsLeftToTheQueueAtOnce() {
    answers.add(List.of(again(11), AGAIN, AGAIN));
    assertThat(write(60)).containsExactly(again(11), AGAIN, AGAIN);
    assertThat(waits).isEmpty();
  }

  @Test
  void nothingIsTriedAgainThatTheDeadlineDoesNotAllow() {
    answers.add(List.of(again(5), AGAIN, AGAIN));
    assertThat(write(5)).hasOnlyElementsOfType(WriteOutcome.RetryAfter.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void anInvocationThatIsBeingStoppedDoesNotWait() {
    answers.add(List.of(AGAIN, AGAIN, AGAIN));
    RetryingStore stopping =
        new RetryingStore(
            this::answer,
            POLICY,
            time -> {
              throw new InterruptedException();
            },
            new Random(7));
    assertThat(stopping.write(batch, Deadline.in(Duration.ofSeconds(60), () -> now)).outcomes())
        .containsExactly(AGAIN, AGAIN, AGAIN);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theRandomPartOfAWaitDoublesAndStaysBelowTheLongest() {
    Random random = new Random(1);
    for (int round = 0; round < 1_000; round++) {
      assertThat(POLICY.wait(1, Duration.ZERO, random)).isLessThanOrEqualTo(Duration.ofMillis(100));
      assertThat(POLICY.wait(3, Duration.ZERO, random)).isLessThanOrEqualTo(Duration.ofMillis(400));
      assertThat(POLICY.wait(60, Duration.ZERO, random))
          .isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void aPolicyThatNeverTriesIsRefused() {
    assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("1 attempt or more");
    assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageContaining("base <= longest");
  }

  private List<WriteOutcome> write(int seconds) {
    return store.write(batch, Deadline.in(Duration.ofSeconds(seconds), () -> now)).outcomes();
  }

  private WriteReport answer(List<StoreRecord> records, Deadline deadline) {
    written.add(records);
    return new WriteReport(answers.remove());
  }

  private void pause(Duration time) {
    waits.add(time);
    now += time.toNanos();
  }

  private static WriteOutcome again(int seconds) {
    return new WriteOutcome.RetryAfter(Duration.ofSeconds(seconds), "busy");
  }
}
