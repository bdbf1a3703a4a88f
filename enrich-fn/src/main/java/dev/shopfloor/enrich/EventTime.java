package dev.shopfloor.enrich;

import dev.shopfloor.model.Flag;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.plant.TimeSpec;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, and who says so.
 *
 * @param nanos ns since the epoch
 * @param origin where it came from
 * @param flags mask of {@link Flag} bits that a point of this time carries
 */
public record EventTime(long nanos, TimeOrigin origin, int flags) {
  /** The time of what tells none: its receipt. */
  public static EventTime received(long rx) {
    return new EventTime(rx, TimeOrigin.RECEIVED, Flag.TIME_GUESSED.bit());
  }

  /**
   * Reads a time as the source writes it.
   *
   * @param sent a text or a number
   * @param origin who says so
   * @param spec how the source writes times
   * @return null when it is no time
   */
  public static @Nullable EventTime read(Doc sent, TimeOrigin origin, TimeSpec spec) {
    long reading = TimeReader.read(sent, spec);
    return reading == TimeReader.INVALID
        ? null
        : new EventTime(TimeReader.nanos(reading), origin, flags(reading));
  }

  /** What a point of a {@link TimeReader}'s reading is flagged with, as a mask. */
  public static int flags(long reading) {
    return TimeReader.guessed(reading) ? Flag.TIME_GUESSED.bit() : 0;
  }
}
