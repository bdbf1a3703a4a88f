package dev.shopfloor.workorder.adapter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** The times of the senders as ns since the epoch, 0 or more. */
final class Times {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
  private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000L);

  // CloudWatch writes +0000 without a colon
  private static final DateTimeFormatter FORMS =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(java.util.Locale.ROOT);

  private Times() {}

  /** A date and time; UTC where it names no zone. Null when it is none. */
  static @Nullable Long iso(Doc doc) {
    String text = doc.text();
    if (text == null) {
      return null;
    }
    // Monitron puts a blank where ISO 8601 has a T
    String stripped = text.strip().replaceFirst("^(\\S{10}) ", "$1T");
    try {
      TemporalAccessor read = FORMS.parseBest(stripped, OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          read instanceof LocalDateTime local
              ? local.toInstant(ZoneOffset.UTC)
              : Instant.from(read);
      return nanos(
          BigDecimal.valueOf(instant.getEpochSecond())
              .add(BigDecimal.valueOf(instant.getNano(), 9)),
          NANOS);
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** A date and time as {@link #iso} has it, or an error that names field and value. */
  static long iso(Doc doc, String field) throws UnusableException {
    return required(iso(doc), doc, field, "a time such as 2026-06-15T08:00:00Z");
  }

  /** Milliseconds since the epoch, or an error that names field and value. */
  static long millis(Doc doc, String field) throws UnusableException {
    return required(
        nanos(doc.exact(), NANOS_PER_MILLI), doc, field, "milliseconds since the epoch");
  }

  /** Seconds since the epoch, with a fraction or without; else a date and time; null for none. */
  static @Nullable Long seconds(Doc doc) {
    Long seconds = nanos(doc.exact(), NANOS);
    return seconds == null ? iso(doc) : seconds;
  }

  /** SiteWise's seconds and nanoseconds; null when they are none. */
  static @Nullable Long secondsAndNanos(Doc timestamp) {
    BigDecimal seconds = timestamp.at("timeInSeconds").exact();
    BigDecimal nanos = timestamp.at("offsetInNanos").exact();
    if (seconds == null || seconds.scale() > 9) {
      return null;
    }
    return nanos(
        nanos == null || nanos.scale() != 0 ? seconds : seconds.add(nanos.movePointLeft(9)), NANOS);
  }

  private static long required(@Nullable Long read, Doc doc, String field, String form)
      throws UnusableException {
    if (read == null) {
      throw UnusableException.malformed(
          field, "\"%s\" must be %s, not %s".formatted(field, form, Shown.of(doc)));
    }
    return read;
  }

  private static @Nullable Long nanos(@Nullable BigDecimal number, BigDecimal unit) {
    if (number == null || number.signum() < 0) {
      return null;
    }
    BigDecimal nanos = number.multiply(unit);
    return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? null : nanos.longValue();
  }
}
