package dev.shopfloor.cli.oee;

import dev.shopfloor.cli.run.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Function;

/** An instant as a person gives it: in full, or by the wall clock of each asset's site. */
public final class TimeArgument {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final String flag;
  private final String text;
  private final Function<ZoneId, Instant> instant;

  private TimeArgument(String flag, String text, Function<ZoneId, Instant> instant) {
    this.flag = flag;
    this.text = text;
    this.instant = instant;
  }

  /**
   * Reads it.
   *
   * @param flag the option that it came with, for messages
   * @throws UsageException when it is none
   */
  public static TimeArgument parse(String flag, String text) {
    try {
      if (text.indexOf('T') < 0) {
        LocalDate date = LocalDate.parse(text);
        return new TimeArgument(flag, text, zone -> date.atStartOfDay(zone).toInstant());
      }
      int afterTime = text.indexOf('T') + 1;
      boolean offset =
          text.endsWith("Z")
              || text.indexOf('+', afterTime) >= 0
              || text.indexOf('-', afterTime) >= 0;
      if (offset) {
        Instant fixed = OffsetDateTime.parse(text).toInstant();
        return new TimeArgument(flag, text, zone -> fixed);
      }
      LocalDateTime local = LocalDateTime.parse(text);
      return new TimeArgument(flag, text, zone -> local.atZone(zone).toInstant());
    } catch (DateTimeException none) {
      throw new UsageException(
          ("%s is a day such as 2026-03-18, a time by the site's wall clock such as"
                  + " 2026-03-18T06:00, or one with an offset such as 2026-03-18T06:00:00+01:00,"
                  + " not \"%s\"")
              .formatted(flag, text),
          none);
    }
  }

  /**
   * The instant at a site, ns since the epoch.
   *
   * @throws UsageException when it lies outside the years 1970 to 2261
   */
  long at(ZoneId zone) {
    try {
      Instant at = instant.apply(zone);
      long nanos =
          Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), at.getNano());
      if (nanos >= 0) {
        return nanos;
      }
    } catch (ArithmeticException beyond) {
      // told below
    }
    throw new UsageException("%s lies from 1970 to 2261, not %s".formatted(flag, text));
  }

  /** As it was given, with its option. */
  @Override
  public String toString() {
    return flag + ' ' + text;
  }
}
