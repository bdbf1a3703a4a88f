package dev.shopfloor.oee;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When a shift's numbers are locked: some time after its end, or on a day of the next month. */
final class Lock {
  private static final long NANOS = 1_000_000_000L;

  private Lock() {}

  /** Whether the shift's numbers stay as they are, whatever comes. */
  static boolean locked(AssetRevision revision, ShiftWindow window, long tick) {
    OeePolicy policy = revision.oee().policy();
    if (policy.lockAfter() > 0 && tick - window.end() >= policy.lockAfter()) {
      return true;
    }
    return policy.lockDay() > 0 && tick >= lockDay(policy, window, revision.zone());
  }

  private static long lockDay(OeePolicy policy, ShiftWindow window, ZoneId zone) {
    LocalDate month = businessDate(window, zone).withDayOfMonth(1);
    return instant(month.plusMonths(1).withDayOfMonth(policy.lockDay()), zone);
  }

  private static LocalDate businessDate(ShiftWindow window, ZoneId zone) {
    return window.businessDate().isEmpty()
        ? date(window.start(), zone)
        : LocalDate.parse(window.businessDate());
  }

  /** Every shift that is locked by now starts before this instant; {@link Head#NEVER} for none. */
  static long reach(AssetRevision revision, long tick) {
    OeePolicy policy = revision.oee().policy();
    long reach = policy.lockAfter() > 0 ? tick - policy.lockAfter() : Head.NEVER;
    if (policy.lockDay() > 0) {
      LocalDate today = date(tick, revision.zone());
      LocalDate month = today.withDayOfMonth(1);
      LocalDate open = today.getDayOfMonth() >= policy.lockDay() ? month : month.minusMonths(1);
      // a shift over midnight may be told under the day before it starts
      reach = Math.max(reach, instant(open.plusDays(1), revision.zone()));
    }
    return reach;
  }

  private static LocalDate date(long time, ZoneId zone) {
    return Nanos.instant(time).atZone(zone).toLocalDate();
  }

  private static long instant(LocalDate day, ZoneId zone) {
    Instant start = day.atStartOfDay(zone).toInstant();
    return Math.multiplyExact(start.getEpochSecond(), NANOS);
  }
}
