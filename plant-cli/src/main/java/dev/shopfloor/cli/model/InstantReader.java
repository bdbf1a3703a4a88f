package dev.shopfloor.cli.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads instants: date, time and offset; or local date and time where a zone is known. */
final class InstantReader {
  private static final long NANOS = 1_000_000_000L;

  private final Problems problems;

  InstantReader(Problems problems) {
    this.problems = problems;
  }

  /** The instant of this text, ns since the epoch and above 0; null when it is none. */
  static @Nullable Long withOffset(String text) {
    try {
      return ns(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException | ArithmeticException none) {
      return null;
    }
  }

  /** The instant of this key, or null when it is none; that is a problem then. */
  @Nullable Long read(Section section, String key, ZoneId zone) {
    if (!section.has(key)) {
      problems.error(
          section.place(), key + " is missing", "write " + key + ": \"2026-12-24T06:00\"");
      return null;
    }
    String text = section.text(key);
    if (text == null) {
      return null;
    }
    Long instant = withOffset(text);
    return instant == null ? local(section.place(key), text, zone) : instant;
  }

  private @Nullable Long local(Place place, String text, ZoneId zone) {
    try {
      LocalDateTime local = LocalDateTime.parse(text);
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      if (offsets.size() != 1) {
        problems.error(
            place,
            "\"%s\" is %s in %s, where the clock is changed"
                .formatted(text, offsets.isEmpty() ? "no time" : "two times", zone),
            "write it with its offset");
        return null;
      }
      Long instant = ns(local.toInstant(offsets.getFirst()));
      if (instant != null) {
        return instant;
      }
    } catch (DateTimeException | ArithmeticException none) {
      // said below
    }
    problems.error(
        place,
        "\"" + text + "\" is no instant after 1970",
        "write date and time, \"2026-12-24T06:00\", of the site's clock, or with an offset");
    return null;
  }

  private static @Nullable Long ns(Instant instant) {
    long ns = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    return ns > 0 ? ns : null;
  }
}
