package dev.shopfloor.cli.load;

import java.time.Duration;

/**
 * When each message is due: assets take turns, each once a beat, every message somewhere in a slot
 * of its own. Fixed before the first one is sent, so that a slow plant delays no due time.
 */
final class SendSchedule {
  private static final double SECOND = 1e9;

  private final int assets;
  private final double slotNanos;
  private final long count;
  private final Dice dice;

  /**
   * A schedule.
   *
   * @param rate messages a second of each asset
   * @param length of the whole
   */
  SendSchedule(int assets, double rate, Duration length, long seed) {
    this.assets = assets;
    this.slotNanos = SECOND / (assets * rate);
    this.count = Math.max(1, Math.round(length.toNanos() / slotNanos));
    this.dice = new Dice(seed);
  }

  /** How many messages there are. */
  long count() {
    return count;
  }

  /** When a message is due, ns after the begin; rises with the number. */
  long dueNanos(long message) {
    return (long) ((message + dice.at(message, 0)) * slotNanos);
  }

  /** Which asset sends it, from 0 on. */
  int asset(long message) {
    return (int) (message % assets);
  }
}
