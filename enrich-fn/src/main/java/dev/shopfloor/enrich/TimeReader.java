package dev.shopfloor.enrich;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Reads a time as machines write it: a number whose magnitude tells its unit, or ISO 8601.
 *
 * <p>Times from the year 2000 to 2261 are read; what lies outside is a clock that was never set.
 */
public final class TimeReader {
  /** The answer to what is no time. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final long NANOS = 1_000_000_000L;
  private static final long YEAR_2000 = 946_684_800L;
  private static final long YEAR_2262 = 9_214_646_400L;
  // between the last second and the first millisecond that can be meant lie factors of ten
  private static final long MOST_SECONDS = 100_000_000_000L;
  private static final int MOST_DIGITS = 40;

  private TimeReader() {}

  /**
   * A whole number of seconds, milliseconds, microseconds or nanoseconds since 1970.
   *
   * @return ns since the epoch, or {@link #INVALID}
   */
  public static long ofNumber(long number) {
    long perSecond = unitsPerSecond(number);
    long seconds = number / perSecond;
    return nanos(seconds, number % perSecond * (NANOS / perSecond));
  }

  /**
   * A time as text: ISO 8601 with {@code T} or a blank, up to nine digits of a second, with or
   * without a zone; or a number, decimals included.
   *
   * @param zone of a time that names none; where the clock was put back, the earlier instant
   *     counts, where it was put forward, the time is moved forward with it
   * @return ns since the epoch, or {@link #INVALID}
   */
  public static long ofText(String text, ZoneId zone) {
    String trimmed = text.strip();
    if (trimmed.length() > MOST_DIGITS || trimmed.isEmpty()) {
      return INVALID;
    }
    return trimmed.length() > 10 && trimmed.charAt(4) == '-'
        ? ofIso(trimmed, zone)
        : ofDecimal(trimmed);
  }

  private static long ofDecimal(String text) {
    for (int at = 0; at < text.length(); at++) {
      if ("0123456789.eE+-".indexOf(text.charAt(at)) < 0) {
        return INVALID;
      }
    }
    try {
      BigDecimal number = new BigDecimal(text);
      // before any arithmetic: 1e999999999 is short to write and endless to expand
      if (number.signum() <= 0
          || number.scale() > MOST_DIGITS
          || number.precision() - (long) number.scale() > 19) {
        return INVALID;
      }
      long whole = number.setScale(0, RoundingMode.DOWN).longValueExact();
      long perSecond = unitsPerSecond(whole);
      BigDecimal fraction = number.subtract(BigDecimal.valueOf(whole));
      long below = fraction.multiply(BigDecimal.valueOf(NANOS / perSecond)).longValue();
      return nanos(whole / perSecond, whole % perSecond * (NANOS / perSecond) + below);
    } catch (ArithmeticException | NumberFormatException notANumber) {
      return INVALID;
    }
  }

  private static long unitsPerSecond(long number) {
    long perSecond = 1;
    for (long most = MOST_SECONDS; perSecond < NANOS && number >= most; most *= 1000) {
      perSecond *= 1000;
    }
    return perSecond;
  }

  private static long ofIso(String text, ZoneId zone) {
    IsoScanner iso = new IsoScanner(text);
    if (!iso.scan()) {
      return INVALID;
    }
    if (iso.zoned()) {
      return nanos(iso.epochSecond(), iso.nano());
    }
    try {
      LocalDateTime local = LocalDateTime.ofEpochSecond(iso.epochSecond(), 0, ZoneOffset.UTC);
      return nanos(ZonedDateTime.ofLocal(local, zone, null).toEpochSecond(), iso.nano());
    } catch (DateTimeException beyondTheCalendar) {
      return INVALID;
    }
  }

  private static long nanos(long seconds, long nano) {
    return seconds < YEAR_2000 || seconds >= YEAR_2262 ? INVALID : seconds * NANOS + nano;
  }
}
