package dev.shopfloor.plant;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * A time that comes back every week by the clock of the site.
 *
 * @param days on which it begins, at least one
 * @param at when it begins; where the clock is put forward over it, as much later; where it is put
 *     back, the first time
 * @param length how long it lasts, whatever the clock does, ns, above 0 and up to 7 days
 */
public record WeeklyTime(Set<DayOfWeek> days, LocalTime at, long length) {
  /** The longest one, ns. */
  public static final long LONGEST = 7 * 86_400_000_000_000L;

  private static final long SECOND = 1_000_000_000L;
  private static final int DAYS = 8;

  /** Copies the days. */
  public WeeklyTime {
    days = Set.copyOf(days);
    if (days.isEmpty() || length <= 0 || length > LONGEST) {
      throw new IllegalArgumentException("a weekly time has days and lasts up to 7 of them");
    }
  }

  /**
   * When the one that runs at an instant ends, the last where several do; 0 when none runs.
   *
   * @param time ns since the epoch
   */
  public long end(long time, ZoneId zone) {
    LocalDate today = Instant.ofEpochSecond(Math.floorDiv(time, SECOND)).atZone(zone).toLocalDate();
    for (LocalDate day = today; day.isAfter(today.minusDays(DAYS + 1)); day = day.minusDays(1)) {
      if (days.contains(day.getDayOfWeek())) {
        Instant start = ZonedDateTime.of(day, at, zone).toInstant();
        long from = start.getEpochSecond() * SECOND + start.getNano();
        if (from <= time) {
          // an earlier one ends earlier
          return time < from + length ? from + length : 0;
        }
      }
    }
    return 0;
  }
}
