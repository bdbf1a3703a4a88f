package dev.shopfloor.workorder.cmms;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header Retry-After: seconds, or a date as HTTP writes it. */
final class RetryAfter {
  /** More than this is a mistake of the other side; it would keep work waiting for no reason. */
  static final Duration MOST = Duration.ofHours(1);

  private static final long NANOS = 1_000_000_000L;

  private RetryAfter() {}

  /**
   * How long to wait, in ns; 0 when the header is absent, unreadable or past.
   *
   * @param now the present, ns since the epoch
   */
  static long nanos(@Nullable String header, long now) {
    if (header == null) {
      return 0;
    }
    String text = header.strip();
    long seconds = text.matches("\\d{1,9}") ? Long.parseLong(text) : untilDate(text, now / NANOS);
    return Math.clamp(seconds, 0, MOST.toSeconds()) * NANOS;
  }

  private static long untilDate(String text, long nowSeconds) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond()
          - nowSeconds;
    } catch (DateTimeException unreadable) {
      return 0;
    }
  }
}
