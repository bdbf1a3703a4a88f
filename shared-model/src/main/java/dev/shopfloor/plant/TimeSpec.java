package dev.shopfloor.plant;

import java.time.ZoneId;
import java.util.List;

/**
 * How a source writes times, compiled.
 *
 * @param keys names that may hold the message's time; of those present the first counts
 * @param zone the zone of times sent without one
 * @param unit the unit of times sent as numbers
 * @param patterns how times that are not ISO 8601 are written, as {@link
 *     java.time.format.DateTimeFormatter} patterns; tried in order
 */
public record TimeSpec(List<String> keys, ZoneId zone, Unit unit, List<String> patterns) {
  /** The unit of a time sent as a number. */
  public enum Unit {
    /** Told by the number's magnitude. */
    AUTO,
    /** Seconds since 1970. */
    SECONDS,
    /** Milliseconds since 1970. */
    MILLIS,
    /** Microseconds since 1970. */
    MICROS,
    /** Nanoseconds since 1970. */
    NANOS
  }

  /** Copies the lists. */
  public TimeSpec {
    keys = List.copyOf(keys);
    patterns = List.copyOf(patterns);
  }

  /** ISO 8601 or a number whose magnitude tells its unit. */
  public TimeSpec(List<String> keys, ZoneId zone) {
    this(keys, zone, Unit.AUTO, List.of());
  }
}
