package dev.shopfloor.cli.command;

import dev.shopfloor.cli.run.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads an instant of the command line. */
final class TimeOption {
  private static final long SECOND = 1_000_000_000L;

  private TimeOption() {}

  /**
   * The instant, ns since the epoch.
   *
   * @param zone of a time without an offset; where its clock is put back, the first one is meant
   * @throws UsageException when it is none after 1970
   */
  static long read(String option, String text, ZoneId zone) {
    try {
      Instant instant = instant(text, zone);
      long ns =
          Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
      if (ns > 0) {
        return ns;
      }
    } catch (DateTimeException | ArithmeticException none) {
      // said below
    }
    throw new UsageException(
        "%s: \"%s\" is no instant after 1970; write 2026-12-24T06:00, or with an offset"
            .formatted(option, text));
  }

  private static Instant instant(String text, ZoneId zone) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException local) {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    }
  }
}
