package dev.shopfloor.workorder;

import dev.shopfloor.model.Nanos;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text that comes from machines, made fit for people and for the limits of other systems. */
final class Texts {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  // what turns the direction of a text, or has no width; and halves of characters
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff]");
  private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w{1,31};)");
  private static final Pattern LINK = Pattern.compile("]\\(");
  private static final Pattern MENTION = Pattern.compile("(?<![\\w.+-])@(?=\\w)");

  private Texts() {}

  /** One line of at most so many code points, fit for people; see {@link #plain}. */
  static String line(String text, int most) {
    return CodePoints.cut(plain(text).replaceAll("\\p{Cntrl}+", " ").strip(), most);
  }

  /** Several lines of at most so many code points, fit for people; see {@link #plain}. */
  static String lines(String text, int most) {
    return CodePoints.cut(plain(text).replaceAll("[\\p{Cntrl}&&[^\n]]+", " ").strip(), most);
  }

  /**
   * Text in which nothing is markup any more, whatever shows it, and nothing hidden. Signs that
   * could be are replaced by others that look alike, so that no information goes: systems strip
   * tags, and with them what stood in them.
   */
  static String plain(String text) {
    String visible = HIDDEN.matcher(text).replaceAll("");
    String unmarked =
        ENTITY.matcher(visible.replace('<', '\u2039').replace('>', '\u203a')).replaceAll("\uff06");
    String unlinked = LINK.matcher(unmarked).replaceAll("] (").replace("{{", "{ {");
    String unnamed = MENTION.matcher(unlinked).replaceAll("\uff20");
    // whoever searches for a marker must find ours only
    return Markers.PATTERN.matcher(unnamed).replaceAll("sf\u00b7$1");
  }

  /** A time on the site's clock and in UTC; ns since the epoch. */
  static String time(long nanos, ZoneId zone) {
    Instant instant = Nanos.instant(nanos);
    String utc = LOCAL.format(instant.atZone(ZoneOffset.UTC)) + " UTC";
    return zone.equals(ZoneOffset.UTC)
        ? utc
        : LOCAL.format(instant.atZone(zone)) + " " + zone.getId() + " (" + utc + ")";
  }
}
