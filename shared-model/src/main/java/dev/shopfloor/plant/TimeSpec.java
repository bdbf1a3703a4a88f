package dev.shopfloor.plant;

import java.time.ZoneId;
import java.util.List;

/**
 * How a source writes times, compiled.
 *
 * @param keys names that may hold the message's time; of those present the first counts
 * @param zone the zone of times sent without one
 * @param unit the unit of times sent as numbers
 * @param patterns how times are written that are neither ISO 8601 nor since 1970, as {@link
 *     java.time.format.DateTimeFormatter} patterns; tried in order, before anything else
 * @param earliest before it no time can be true, ns since the epoch, 0 or more: it is that of a
 *     clock that was never set
 */
public record TimeSpec(
    List<String> keys, ZoneId zone, Unit unit, List<String> patterns, long earliest) {
  /** The year 2010, before which no time is true unless the plant file says otherwise. */
  public static final long EARLIEST = 1_262_304_000_000_000_000L;

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
    if (earliest < 0) {
      throw new IllegalArgumentException("earliest is 0 or more, not " + earliest);
    }
  }

  /** Times from 2010 on. */
  public TimeSpec(List<String> keys, ZoneId zone, Unit unit, List<String> patterns) {
    this(keys, zone, unit, patterns, EARLIEST);
  }

  /** ISO 8601 or a number whose magnitude tells its unit. */
  public TimeSpec(List<String> keys, ZoneId zone) {
    this(keys, zone, Unit.AUTO, List.of());
  }
}
