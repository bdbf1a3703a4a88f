package dev.shopfloor.cli.local.cmms;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the pages show what belongs to the site.
 *
 * @param zone of times
 * @param plantPage where the pages lead back to; null for nowhere
 */
record SiteView(ZoneId zone, @Nullable URI plantPage) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /** The zone as people name it. */
  String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** A time on the site's clock, as HTML. */
  String time(Instant instant) {
    return "<time datetime=\"%s\">%s</time>".formatted(instant, TIME.format(instant.atZone(zone)));
  }

  /** A span of time in its two largest units; nothing below a minute. */
  static String span(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toMinutes() < 1) {
      return "just now";
    }
    if (span.toHours() < 1) {
      return span.toMinutes() + " min";
    }
    return span.toDays() < 1
        ? "%d h %d min".formatted(span.toHours(), span.toMinutesPart())
        : "%d d %d h".formatted(span.toDays(), span.toHoursPart());
  }
}
