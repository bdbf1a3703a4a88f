package dev.shopfloor.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SenderTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long BEGIN = 1_800_000_000L * SECOND;

  private final List<Long> due = new ArrayList<>();
  private final List<Long> sentAt = new ArrayList<>();
  private long now = BEGIN;
  private long takesNanos;
  private int waiting;
  private Runnable takes = () -> {};
  private Runnable pauses = () -> {};
  private boolean stopped;

  private final LoadClock clock =
      new LoadClock() {
        @Override
        public long now() {
          return now;
        }

        @Override
        public void pause(long nanos) {
          now += nanos;
          pauses.run();
        }
      };

  @Test
  void everyMessageIsSentOnceAndNotBeforeItIsDue() {
    Sender.Sent sent = send(new SendSchedule(5, 2, Duration.ofSeconds(10), 1));

    assertThat(sent).isEqualTo(new Sender.Sent(100, 0, 0));
    assertThat(sentAt).isEqualTo(due);
  }

  @Test
  void whenEachMessageIsDueDoesNotDependOnHowSlowlyTheyAreTaken() {
    SendSchedule schedule = new SendSchedule(5, 2, Duration.ofSeconds(10), 1);
    send(schedule);
    List<Long> quickly = List.copyOf(due);
    due.clear();
    now = BEGIN;
    takesNanos = SECOND;

    send(schedule);

    assertThat(due).isEqualTo(quickly);
    assertThat(sentAt.getLast() - due.getLast()).isGreaterThan(80 * SECOND);
  }

  @Test
  void sendingIsHeldBackWhileMoreWaitsThanAllowedAndWhatWasDueIsToldAsNotSent() {
    waiting = 10;

    Sender.Sent sent = send(new SendSchedule(5, 2, Duration.ofSeconds(10), 1));

    assertThat(sent.sent()).isZero();
    assertThat(sent.notSent()).isEqualTo(100);
    assertThat(sent.heldNanos()).isBetween(9 * SECOND, 11 * SECOND);
    assertThat(now).isBetween(BEGIN + 10 * SECOND, BEGIN + 11 * SECOND);
  }

  @Test
  void afterAWaitSendingGoesOnWithTheMessageThatWasHeldBack() {
    takes = () -> waiting++;
    pauses = () -> waiting = Math.max(0, waiting - 2);

    Sender.Sent sent = send(new SendSchedule(5, 20, Duration.ofSeconds(10), 1));

    assertThat(sent.notSent()).isZero();
    assertThat(sent.sent()).isEqualTo(1_000);
    assertThat(due).isSorted().hasSize(1_000);
  }

  @Test
  void whoStopsEndsItAtOnce() {
    stopped = true;

    assertThat(send(new SendSchedule(5, 2, Duration.ofSeconds(10), 1)).sent()).isZero();
    assertThat(now).isEqualTo(BEGIN);
  }

  @Test
  void assetsTakeTurnsAndEachSendsOnceABeat() {
    SendSchedule schedule = new SendSchedule(7, 0.5, Duration.ofSeconds(20), 3);

    assertThat(schedule.count()).isEqualTo(70);
    for (int beat = 0; beat < 10; beat++) {
      long first = beat * 7L;
      assertThat(IntStream.range(0, 7).map(i -> schedule.asset(first + i)))
          .containsExactly(0, 1, 2, 3, 4, 5, 6);
      assertThat(LongStream.range(first, first + 7).map(schedule::dueNanos))
          .isSorted()
          .allMatch(nanos -> nanos >= 0 && nanos < 20 * SECOND);
    }
  }

  @Test
  void messagesAreSpreadOverTheBeatButNotEvenly() {
    SendSchedule schedule = new SendSchedule(100, 1, Duration.ofSeconds(10), 1);
    long[] gaps =
        LongStream.range(1, schedule.count())
            .map(message -> schedule.dueNanos(message) - schedule.dueNanos(message - 1))
            .toArray();

    assertThat(LongStream.of(gaps).average().orElseThrow()).isBetween(9.9e6, 10.1e6);
    assertThat(LongStream.of(gaps).distinct().count()).isGreaterThan(900);
    assertThat(LongStream.of(gaps).max().orElseThrow()).isLessThanOrEqualTo(20_000_000);
  }

  @Test
  void theSameSeedGivesTheSameTimesAndAnotherOneOthers() {
    assertThat(times(1)).isEqualTo(times(1)).isNotEqualTo(times(2));
  }

  private static List<Long> times(long seed) {
    SendSchedule schedule = new SendSchedule(3, 4, Duration.ofSeconds(5), seed);
    return LongStream.range(0, schedule.count()).map(schedule::dueNanos).boxed().toList();
  }

  private Sender.Sent send(SendSchedule schedule) {
    Sender sender =
        new Sender(
            clock,
            (message, dueNanos) -> {
              due.add(dueNanos);
              sentAt.add(now);
              now += takesNanos;
              takes.run();
            },
            () -> waiting,
            10,
            () -> stopped);
    return sender.send(schedule, BEGIN, BEGIN + 10 * SECOND);
  }
}
