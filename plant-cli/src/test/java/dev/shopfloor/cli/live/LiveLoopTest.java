package dev.shopfloor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.run.MessageLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLoopTest {
  private static final Instant START = Instant.parse("2026-03-02T04:00:00Z");

  private final List<String> happened = new ArrayList<>();
  private final HandMadePace pace = new HandMadePace();

  @Test
  void theBackFillTicksEachMinuteAfterTheMessagesThatCameBeforeIt() {
    LiveLoop loop = loop(START, START);

    loop.backFill(at(120));

    assertThat(happened).containsExactly("@20", "@40", "tick 60", "@60", "@80", "@100", "tick 120");
    assertThat(loop.position()).isEqualTo(at(120));
    assertThat(loop.lastTick()).isEqualTo(at(120));
  }

  @Test
  void liveTimeGoesOnFromThePlantsOwnTimeAtThePaceOfTheWallClock() {
    LiveLoop loop = loop(START, START);
    pace.advances(Duration.ofSeconds(30), 4, loop);

    loop.live();

    assertThat(happened)
        .containsExactly(
            "until 0", "@20", "until 30", "@40", "tick 60", "until 60", "@60", "@80", "until 90");
  }

  @Test
  void aStopBetweenTwoTicksIsTakenUpAgainWithoutALostOrRepeatedMessage() {
    LiveLoop first = loop(START, START);
    pace.advances(Duration.ofSeconds(45), 2, first);
    first.live();
    LiveLoop second = loop(first.position(), first.lastTick());
    pace.advances(Duration.ofSeconds(30), 2, second);

    second.live();

    assertThat(happened)
        .containsExactly(
            "until 0", "@20", "@40", "until 45", "until 45", "tick 60", "@60", "until 75");
  }

  @Test
  void afterALongPauseEveryMissedMinuteTicksInItsOrder() {
    LiveLoop loop = loop(START, START);
    pace.advances(Duration.ofMinutes(3), 2, loop);

    loop.live();

    assertThat(happened)
        .filteredOn(each -> each.startsWith("tick"))
        .containsExactly("tick 60", "tick 120", "tick 180");
  }

  @Test
  void noStepBeginsAfterAStop() {
    LiveLoop loop = loop(START, START);
    loop.stop();

    loop.backFill(at(600));
    loop.live();

    assertThat(happened).isEmpty();
  }

  private LiveLoop loop(Instant position, Instant lastTick) {
    return new LiveLoop(new Recorder(), LiveLoopTest::everyTwentySeconds, pace, position, lastTick);
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  private static String second(Instant instant) {
    return Long.toString(Duration.between(START, instant).toSeconds());
  }

  private static List<MessageLine> everyTwentySeconds(Instant from, Instant to) {
    List<MessageLine> messages = new ArrayList<>();
    for (Instant time = at(20); time.isBefore(to); time = time.plusSeconds(20)) {
      if (!time.isBefore(from)) {
        messages.add(
            new MessageLine(
                "t", time.toEpochMilli(), ("@" + second(time)).getBytes(StandardCharsets.UTF_8)));
      }
    }
    return messages;
  }

  private final class Recorder implements LiveLoop.Plant {
    @Override
    public void publish(MessageLine message) {
      happened.add(new String(message.payload(), StandardCharsets.UTF_8));
    }

    @Override
    public void tick(Instant time) {
      happened.add("tick " + second(time));
    }

    @Override
    public void ticked() {}

    @Override
    public void goOnTo(Instant time) {
      happened.add("until " + second(time));
    }
  }

  /** Each pause takes as long as it is told; after so many steps the loop is stopped. */
  private static final class HandMadePace implements Pace {
    private long now;
    private Duration step = Duration.ZERO;
    private int left;
    private Runnable atTheEnd = () -> {};

    void advances(Duration each, int steps, LiveLoop stopped) {
      step = each;
      left = steps;
      atTheEnd = stopped::stop;
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void pause(Duration time) {
      now += step.toNanos();
      left--;
      if (left == 0) {
        atTheEnd.run();
      }
    }
  }
}
