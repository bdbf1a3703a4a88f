package dev.shopfloor.enrich;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.plant.TimePatterns;
import dev.shopfloor.plant.TimeSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Reads a time as machines write it: a number whose magnitude tells its unit, ISO 8601, or a
 * pattern of the plant file.
 *
 * <p>A reading is one long, so that a message's time costs no object: the time itself, or its
 * complement where something about it had to be guessed, or {@link #INVALID}. Take it apart by
 * {@link #nanos} and {@link #guessed}.
 */
public final class TimeReader {
  /** The reading of what is no time, or one that cannot be true. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final long NANOS = 1_000_000_000L;
  // what begins later may end beyond 64 bits
  private static final long YEAR_2262 = 9_214_646_400L;
  // between the last second and the first millisecond that can be meant lie factors of ten
  private static final long MOST_SECONDS = 100_000_000_000L;
  private static final int MOST_DIGITS = 40;
  private static final int MOST_LONG = 18;
  private static final int MOST_TEXT = 64;

  private TimeReader() {}

  /** The time of a reading that is not {@link #INVALID}, ns since the epoch. */
  public static long nanos(long reading) {
    return reading < 0 ? ~reading : reading;
  }

  /**
   * Whether the time is one of two that may be meant, or none that a clock showed: a local time of
   * the hour that the clock passed twice, or of the one that it left out.
   */
  public static boolean guessed(long reading) {
    return reading < 0 && reading != INVALID;
  }

  /**
   * A time sent as a whole number.
   *
   * @return a reading
   */
  public static long read(long number, TimeSpec spec) {
    // 20261116033320 is a number too, and 17 digits of one could be milliseconds
    long patterned = spec.patterns().isEmpty() ? INVALID : ofPatterns(Long.toString(number), spec);
    return patterned == INVALID ? ofNumber(number, spec.unit(), spec.earliest()) : patterned;
  }

  /**
   * A time sent as a text, or as the digits of a number with decimals: by the first pattern that
   * suits; ISO 8601 with {@code T} or a blank, up to nine digits of a second, with or without a
   * zone; or a number since 1970.
   *
   * @return a reading
   */
  public static long read(String text, TimeSpec spec) {
    String trimmed = text.strip();
    if (trimmed.length() > MOST_TEXT || trimmed.isEmpty()) {
      return INVALID;
    }
    long patterned = spec.patterns().isEmpty() ? INVALID : ofPatterns(trimmed, spec);
    return patterned == INVALID
        ? unpatterned(trimmed, spec.zone(), spec.unit(), spec.earliest())
        : patterned;
  }

  /**
   * A time in JSON: a text or a number.
   *
   * @return a reading
   */
  public static long read(Doc sent, TimeSpec spec) {
    return switch (sent) {
      case Doc.Text(String text) -> read(text, spec);
      case Doc.Num(String digits) -> read(digits, spec);
      default -> INVALID;
    };
  }

  /** Why a time is {@link #INVALID}, one sentence. */
  public static String problem(String sent, TimeSpec spec) {
    return "%s is no time from %s on, neither as ISO 8601 nor as s, ms, us or ns since 1970%s"
        .formatted(
            Shown.of(sent),
            Nanos.instant(spec.earliest()),
            spec.patterns().isEmpty() ? "" : ", nor by the patterns " + spec.patterns());
  }

  /**
   * A whole number of seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by
   * its magnitude, from 2010 on.
   *
   * @return ns since the epoch, or {@link #INVALID}
   */
  public static long ofNumber(long number) {
    return ofNumber(number, TimeSpec.Unit.AUTO, TimeSpec.EARLIEST);
  }

  /**
   * A time as {@link #read(String, TimeSpec)} takes it, without patterns, from 2010 on.
   *
   * @param zone of a time that names none; where the clock was put back, the earlier instant
   *     counts, where it was put forward, the time is moved forward with it
   * @return ns since the epoch, or {@link #INVALID}
   */
  public static long ofText(String text, ZoneId zone) {
    long reading = read(text, new TimeSpec(List.of(), zone));
    return reading == INVALID ? INVALID : nanos(reading);
  }

  private static long ofNumber(long number, TimeSpec.Unit unit, long earliest) {
    if (number < 0) {
      return INVALID;
    }
    long perSecond = unitsPerSecond(number, unit);
    return nanos(number / perSecond, number % perSecond * (NANOS / perSecond), earliest);
  }

  private static long unpatterned(String text, ZoneId zone, TimeSpec.Unit unit, long earliest) {
    if (text.length() > MOST_DIGITS) {
      return INVALID;
    }
    return text.length() > 10 && text.charAt(4) == '-'
        ? ofIso(text, zone, earliest)
        : ofDecimal(text, unit, earliest);
  }

  private static long ofDecimal(String text, TimeSpec.Unit unit, long earliest) {
    boolean digits = text.length() <= MOST_LONG;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if ("0123456789.eE+-".indexOf(character) < 0) {
        return INVALID;
      }
      digits &= character >= '0' && character <= '9';
    }
    if (digits) {
      return ofNumber(Long.parseLong(text), unit, earliest);
    }
    try {
      BigDecimal number = new BigDecimal(text);
      // before any arithmetic: 1e999999999 is short to write and endless to expand
      if (number.signum() < 0
          || number.scale() > MOST_DIGITS
          || number.precision() - (long) number.scale() > 19) {
        return INVALID;
      }
      long whole = number.setScale(0, RoundingMode.DOWN).longValueExact();
      long perSecond = unitsPerSecond(whole, unit);
      BigDecimal fraction = number.subtract(BigDecimal.valueOf(whole));
      long below = fraction.multiply(BigDecimal.valueOf(NANOS / perSecond)).longValue();
      return nanos(whole / perSecond, whole % perSecond * (NANOS / perSecond) + below, earliest);
    } catch (ArithmeticException | NumberFormatException notANumber) {
      return INVALID;
    }
  }

  private static long unitsPerSecond(long number, TimeSpec.Unit unit) {
    return switch (unit) {
      case SECONDS -> 1;
      case MILLIS -> 1_000;
      case MICROS -> 1_000_000;
      case NANOS -> NANOS;
      case AUTO -> {
        long perSecond = 1;
        for (long most = MOST_SECONDS; perSecond < NANOS && number >= most; most *= 1000) {
          perSecond *= 1000;
        }
        yield perSecond;
      }
    };
  }

  private static long ofIso(String text, ZoneId zone, long earliest) {
    IsoScanner iso = new IsoScanner(text);
    if (!iso.scan()) {
      return INVALID;
    }
    return iso.zoned()
        ? nanos(iso.epochSecond(), iso.nano(), earliest)
        : local(iso.epochSecond(), iso.nano(), zone, earliest);
  }

  private static long ofPatterns(String text, TimeSpec spec) {
    for (String pattern : spec.patterns()) {
      try {
        return ofParsed(TimePatterns.of(pattern).parse(text), spec);
      } catch (DateTimeException | ArithmeticException | IllegalArgumentException another) {
        // the next pattern may suit
      }
    }
    return INVALID;
  }

  private static long ofParsed(TemporalAccessor parsed, TimeSpec spec) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return nanos(
          parsed.getLong(ChronoField.INSTANT_SECONDS),
          parsed.get(ChronoField.NANO_OF_SECOND),
          spec.earliest());
    }
    LocalDate date = LocalDate.from(parsed);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    return local(
        local.toEpochSecond(ZoneOffset.UTC),
        parsed.isSupported(ChronoField.NANO_OF_SECOND) ? parsed.get(ChronoField.NANO_OF_SECOND) : 0,
        spec.zone(),
        spec.earliest());
  }

  /** The offset before a change of the clock is the earlier one of two, and leaps over a gap. */
  private static long local(long second, int nano, ZoneId zone, long earliest) {
    if (second < 0 || second >= YEAR_2262) {
      return INVALID;
    }
    ZoneRules rules = zone.getRules();
    LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(local);
    ZoneOffset offset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
    long read = nanos(second - offset.getTotalSeconds(), nano, earliest);
    return change == null || read == INVALID ? read : ~read;
  }

  private static long nanos(long seconds, long nano, long earliest) {
    if (seconds < 0 || seconds >= YEAR_2262) {
      return INVALID;
    }
    long nanos = seconds * NANOS + nano;
    return nanos < earliest ? INVALID : nanos;
  }
}
