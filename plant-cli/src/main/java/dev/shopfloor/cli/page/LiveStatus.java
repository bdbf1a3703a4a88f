package dev.shopfloor.cli.page;

import java.time.Instant;

/**
 * Where the plant is in its time.
 *
 * @param phase what it does
 * @param plantTime the plant's clock
 * @param lastTick the newest minute that is wholly computed
 * @param share how much of the back-fill is done, 0 to 1
 * @param messages given to the broker since the first start
 * @param messagesPerSecond over the last ten seconds of the wall clock
 */
public record LiveStatus(
    Phase phase,
    Instant plantTime,
    Instant lastTick,
    double share,
    long messages,
    double messagesPerSecond) {
  /** What the plant does. */
  public enum Phase {
    /** Works through time that has passed, as fast as it goes. */
    BACK_FILL,
    /** Runs with the wall clock. */
    LIVE,
    /** Has taken all it was given and stands still. */
    DONE
  }
}
