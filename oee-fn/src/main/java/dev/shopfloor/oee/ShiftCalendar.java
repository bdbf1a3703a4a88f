package dev.shopfloor.oee;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.plant.BreakSpec;
import dev.shopfloor.plant.ShiftSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns wall-clock rules into instants. All arithmetic after this is in UTC, so a day with a change
 * of the clock simply has 23 or 25 hours.
 *
 * <p>A start inside the hour that spring leaves out moves forward by the gap, one in the hour that
 * autumn repeats is the first of the two: what {@link LocalDate#atTime} with a zone does, and the
 * same for an end, so that a shift that ends where the next begins still does. Breaks likewise.
 */
public final class ShiftCalendar {
  private static final long NANOS = 1_000_000_000L;
  // a rule may hold on one day of the week only
  private static final int DAYS_AROUND = 9;

  private ShiftCalendar() {}

  /**
   * The shift that an instant belongs to, or the time between shifts.
   *
   * <p>Where rules overlap, which the plant model refuses, the shift that began last counts.
   *
   * @param rules may be empty: then all time is between shifts, in windows of a day
   * @param instant ns since the epoch
   */
  public static ShiftWindow windowAt(ZoneId zone, List<ShiftSpec> rules, long instant) {
    LocalDate day = Nanos.instant(instant).atZone(zone).toLocalDate();
    ShiftWindow current = null;
    long before = Long.MIN_VALUE;
    long after = Long.MAX_VALUE;
    for (ShiftWindow shift : expand(zone, rules, day)) {
      if (shift.contains(instant)) {
        current = current == null || shift.start() > current.start() ? shift : current;
      } else if (shift.end() <= instant) {
        before = Math.max(before, shift.end());
      } else {
        after = Math.min(after, shift.start());
      }
    }
    return current != null ? current : between(zone, day, before, after);
  }

  private static ShiftWindow between(ZoneId zone, LocalDate day, long before, long after) {
    long start = before == Long.MIN_VALUE ? instant(day, LocalTime.MIN, zone) : before;
    long end = after == Long.MAX_VALUE ? instant(day.plusDays(1), LocalTime.MIN, zone) : after;
    return new ShiftWindow("", start, end, true);
  }

  private static List<ShiftWindow> expand(ZoneId zone, List<ShiftSpec> rules, LocalDate day) {
    List<ShiftWindow> shifts = new ArrayList<>();
    for (int offset = -DAYS_AROUND; offset <= DAYS_AROUND; offset++) {
      LocalDate date = day.plusDays(offset);
      for (ShiftSpec rule : rules) {
        ShiftWindow shift = expand(zone, rule, date);
        if (shift != null) {
          shifts.add(shift);
        }
      }
    }
    return shifts;
  }

  private static @Nullable ShiftWindow expand(ZoneId zone, ShiftSpec rule, LocalDate date) {
    if (!rule.days().contains(date.getDayOfWeek())) {
      return null;
    }
    boolean nextDay = !rule.end().isAfter(rule.start());
    long start = instant(date, rule.start(), zone);
    long end = instant(nextDay ? date.plusDays(1) : date, rule.end(), zone);
    // a short shift inside the hour that spring leaves out does not take place
    return end <= start
        ? null
        : new ShiftWindow(rule.code(), start, end, false, breaks(zone, rule, date, start, end));
  }

  private static List<PlannedBreak> breaks(
      ZoneId zone, ShiftSpec rule, LocalDate date, long start, long end) {
    List<PlannedBreak> expanded =
        rule.breaks().stream()
            .map(pause -> expand(zone, rule, pause, date))
            .map(pause ->
                new PlannedBreak(Math.max(pause.start(), start), Math.min(pause.end(), end)))
            .filter(pause -> pause.end() > pause.start())
            .sorted(Comparator.comparingLong(PlannedBreak::start))
            .toList();
    // a change of the clock may lay breaks over one another that are apart on the wall clock
    List<PlannedBreak> apart = new ArrayList<>();
    for (PlannedBreak pause : expanded) {
      PlannedBreak last = apart.isEmpty() ? null : apart.getLast();
      if (last != null && pause.start() <= last.end()) {
        apart.removeLast();
        apart.add(new PlannedBreak(last.start(), Math.max(last.end(), pause.end())));
      } else {
        apart.add(pause);
      }
    }
    return apart;
  }

  private static PlannedBreak expand(ZoneId zone, ShiftSpec rule, BreakSpec pause, LocalDate date) {
    LocalDate startDay = pause.start().isBefore(rule.start()) ? date.plusDays(1) : date;
    LocalDate endDay = pause.end().isAfter(pause.start()) ? startDay : startDay.plusDays(1);
    return new PlannedBreak(
        instant(startDay, pause.start(), zone), instant(endDay, pause.end(), zone));
  }

  private static long instant(LocalDate date, LocalTime time, ZoneId zone) {
    Instant instant = date.atTime(time).atZone(zone).toInstant();
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }
}
