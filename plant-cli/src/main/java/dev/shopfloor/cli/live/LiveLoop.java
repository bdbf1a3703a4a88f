package dev.shopfloor.cli.live;

import dev.shopfloor.cli.run.MessageLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Drives a plant through its time: first through what has passed, minute by minute, as fast as it
 * goes; then with the wall clock. One thread runs it; another may stop it.
 *
 * <p>All messages received before a minute are given before that minute's tick, and none that are
 * received later.
 */
final class LiveLoop {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofMillis(200);

  private final Plant plant;
  private final Script script;
  private final Pace pace;
  private volatile Instant position;
  private volatile Instant lastTick;
  private volatile boolean stopping;

  /** What is sent to the plant when. */
  @FunctionalInterface
  interface Script {
    /** Messages received from {@code from} on and before {@code to}, in the order of receipt. */
    List<MessageLine> between(Instant from, Instant to);
  }

  /** What is driven. */
  interface Plant {
    /** Gives a message to the plant. */
    void publish(MessageLine message);

    /** A minute is over. */
    void tick(Instant time);

    /** The minute's tick is done, and the loop stands there. */
    void ticked();

    /** Time goes on between two ticks. */
    void goOnTo(Instant time);
  }

  /**
   * Goes on from where an earlier start came to.
   *
   * @param position all messages received before it have been given
   * @param lastTick the newest tick done, not after the position
   */
  LiveLoop(Plant plant, Script script, Pace pace, Instant position, Instant lastTick) {
    this.plant = plant;
    this.script = script;
    this.pace = pace;
    this.position = position;
    this.lastTick = lastTick;
  }

  /** Works through the time before an instant; returns early when stopped. */
  void backFill(Instant until) {
    while (!stopping && !nextTick().isAfter(until)) {
      minute(nextTick());
    }
  }

  /** Goes on with the wall clock until stopped. */
  void live() {
    Instant base = position;
    long began = pace.nanoTime();
    while (!stopping) {
      Instant now = base.plusNanos(pace.nanoTime() - began);
      while (!stopping && !nextTick().isAfter(now)) {
        minute(nextTick());
      }
      if (!stopping) {
        give(now);
        plant.goOnTo(now);
        pace.pause(STEP);
      }
    }
  }

  /** Lets the step that is under way end, and then no other begin. */
  void stop() {
    stopping = true;
  }

  /** All messages received before this plant time have been given. */
  Instant position() {
    return position;
  }

  /** The newest minute that is wholly computed. */
  Instant lastTick() {
    return lastTick;
  }

  private Instant nextTick() {
    return lastTick.plus(MINUTE);
  }

  private void minute(Instant tick) {
    give(tick);
    plant.tick(tick);
    lastTick = tick;
    plant.ticked();
  }

  private void give(Instant until) {
    if (until.isAfter(position)) {
      script.between(position, until).forEach(plant::publish);
      position = until;
    }
  }
}
