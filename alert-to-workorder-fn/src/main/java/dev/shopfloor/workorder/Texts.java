package dev.shopfloor.workorder;

import dev.shopfloor.model.Nanos;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Text that comes from machines, made fit for people and for the limits of other systems. */
final class Texts {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Texts() {}

  /** One line of at most so many code points; control characters become blanks. */
  static String line(String text, int most) {
    return cut(text.replaceAll("\\p{Cntrl}+", " ").strip(), most);
  }

  /** Several lines of at most so many code points; control characters other than ends go. */
  static String lines(String text, int most) {
    return cut(text.replaceAll("[\\p{Cntrl}&&[^\n]]+", " ").strip(), most);
  }

  /** A time on the site's clock and in UTC; ns since the epoch. */
  static String time(long nanos, ZoneId zone) {
    Instant instant = Nanos.instant(nanos);
    String utc = LOCAL.format(instant.atZone(ZoneOffset.UTC)) + " UTC";
    return zone.equals(ZoneOffset.UTC)
        ? utc
        : LOCAL.format(instant.atZone(zone)) + " " + zone.getId() + " (" + utc + ")";
  }

  private static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
