package dev.shopfloor.cli.load;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Sends messages when they are due, whatever the plant answers (open loop). Only when more waits in
 * the plant than its memory should hold is the next one held back; it keeps its due time, so its
 * latency tells of the wait.
 */
final class Sender {
  private static final long HELD_PAUSE_NANOS = 5_000_000;

  private final LoadClock clock;
  private final Target target;
  private final IntSupplier waiting;
  private final int mostWaiting;
  private final BooleanSupplier stopped;

  /** Takes what is sent. */
  @FunctionalInterface
  interface Target {
    /**
     * Publishes and does not wait.
     *
     * @param message its number
     * @param dueNanos when it was due, ns since 1970
     */
    void send(long message, long dueNanos);
  }

  /**
   * What was sent.
   *
   * @param sent messages
   * @param notSent messages that were due and held back to the end
   * @param heldNanos time in which messages were held back
   */
  record Sent(long sent, long notSent, long heldNanos) {}

  /**
   * A sender.
   *
   * @param waiting messages in the plant whose work is not done
   * @param mostWaiting of them, before messages are held back
   * @param stopped whether to end at once
   */
  Sender(
      LoadClock clock,
      Target target,
      IntSupplier waiting,
      int mostWaiting,
      BooleanSupplier stopped) {
    this.clock = clock;
    this.target = target;
    this.waiting = waiting;
    this.mostWaiting = mostWaiting;
    this.stopped = stopped;
  }

  /**
   * Sends a schedule.
   *
   * @param begin ns since 1970
   * @param end when the last message must be gone, ns since 1970
   */
  Sent send(SendSchedule schedule, long begin, long end) {
    long held = 0;
    for (long message = 0; message < schedule.count(); message++) {
      long due = begin + schedule.dueNanos(message);
      for (long now = clock.now(); now < due && !stopped.getAsBoolean(); now = clock.now()) {
        clock.pause(due - now);
      }
      while (waiting.getAsInt() >= mostWaiting && clock.now() < end && !stopped.getAsBoolean()) {
        long began = clock.now();
        clock.pause(HELD_PAUSE_NANOS);
        held += clock.now() - began;
      }
      boolean tooLate = held > 0 && clock.now() >= end;
      if (tooLate || stopped.getAsBoolean()) {
        return new Sent(message, schedule.count() - message, held);
      }
      target.send(message, due);
    }
    return new Sent(schedule.count(), 0, held);
  }
}
