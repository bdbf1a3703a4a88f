package dev.shopfloor.plant;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Formatters of {@link TimeSpec#patterns()}, made once each. English names of months and days, in
 * any case; a day that does not exist is no date.
 */
public final class TimePatterns {
  private static final int MOST = 256;
  private static final String TIME_LETTERS = "hHkKmsSaAnNB";
  private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 11, 16, 13, 33, 20, 123456789);
  private static final Map<String, DateTimeFormatter> MADE = new ConcurrentHashMap<>();

  private TimePatterns() {}

  /**
   * The formatter of a pattern.
   *
   * @throws IllegalArgumentException when it is no pattern, or tells no date, or only half a time
   */
  public static DateTimeFormatter of(String pattern) {
    DateTimeFormatter made = MADE.get(pattern);
    if (made != null) {
      return made;
    }
    DateTimeFormatter formatter = make(pattern);
    check(pattern, formatter);
    if (MADE.size() < MOST) {
      MADE.put(pattern, formatter);
    }
    return formatter;
  }

  private static DateTimeFormatter make(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(withYears(pattern))
        .toFormatter(Locale.US)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Everybody writes yyyy, which without an era is no year to a strict formatter; uuuu is. */
  private static String withYears(String pattern) {
    StringBuilder years = new StringBuilder(pattern);
    boolean quoted = false;
    for (int at = 0; at < years.length(); at++) {
      char letter = years.charAt(at);
      quoted ^= letter == '\'';
      if (!quoted && letter == 'y') {
        years.setCharAt(at, 'u');
      }
    }
    return years.toString();
  }

  private static void check(String pattern, DateTimeFormatter formatter) {
    TemporalAccessor back;
    try {
      back = formatter.parse(formatter.format(SAMPLE.atZone(ZoneOffset.UTC)));
    } catch (DateTimeException useless) {
      throw new IllegalArgumentException(
          "\"%s\" cannot be read back: %s".formatted(pattern, useless.getMessage()), useless);
    }
    if (back.query(TemporalQueries.localDate()) == null) {
      throw new IllegalArgumentException("\"" + pattern + "\" tells no date");
    }
    boolean timed = pattern.chars().anyMatch(letter -> TIME_LETTERS.indexOf(letter) >= 0);
    if (timed && back.query(TemporalQueries.localTime()) == null) {
      throw new IllegalArgumentException(
          "\"%s\" tells a time of day only in part: HH has 24 hours, hh needs an a"
              .formatted(pattern));
    }
  }
}
