package dev.shopfloor.oee;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.BreakSpec;
import dev.shopfloor.plant.CalendarRules;
import dev.shopfloor.plant.ShiftSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  private final ZoneId zone;
  private final List<ShiftSpec> rules;
  private final CalendarRules calendar;

  private ShiftCalendar(ZoneId zone, List<ShiftSpec> rules, CalendarRules calendar) {
    this.zone = zone;
    this.rules = rules;
    this.calendar = calendar;
  }

  /**
   * The shift that an instant belongs to, or the time between shifts, by what is true of an asset.
   *
   * @param instant ns since the epoch
   */
  public static ShiftWindow windowAt(AssetRevision revision, long instant) {
    return new ShiftCalendar(revision.zone(), revision.oee().shifts(), revision.oee().calendar())
        .windowAt(instant);
  }

  /**
   * The shift that an instant belongs to, or the time between shifts, by weekly rules alone.
   *
   * @param rules may be empty: then all time is between shifts, in windows of a day
   * @param instant ns since the epoch
   */
  public static ShiftWindow windowAt(ZoneId zone, List<ShiftSpec> rules, long instant) {
    return new ShiftCalendar(zone, rules, CalendarRules.NONE).windowAt(instant);
  }

  /** Where rules overlap, which the plant model refuses, the shift that began last counts. */
  private ShiftWindow windowAt(long instant) {
    LocalDate day = Nanos.instant(instant).atZone(zone).toLocalDate();
    ShiftWindow current = null;
    long before = Long.MIN_VALUE;
    long after = Long.MAX_VALUE;
    for (int offset = -DAYS_AROUND; offset <= DAYS_AROUND; offset++) {
      for (ShiftSpec rule : rules) {
        ShiftWindow shift = expand(rule, day.plusDays(offset));
        if (shift == null) {
          continue;
        }
        if (shift.contains(instant)) {
          current = current == null || shift.start() > current.start() ? shift : current;
        } else if (shift.end() <= instant) {
          before = Math.max(before, shift.end());
        } else {
          after = Math.min(after, shift.start());
        }
      }
    }
    return current != null ? current : between(day, before, after);
  }

  private ShiftWindow between(LocalDate day, long before, long after) {
    long start = before == Long.MIN_VALUE ? instant(day, LocalTime.MIN) : before;
    long end = after == Long.MAX_VALUE ? instant(day.plusDays(1), LocalTime.MIN) : after;
    return new ShiftWindow("", start, end, true);
  }

  private boolean takesPlace(ShiftSpec rule, LocalDate date) {
    return calendar.extra().getOrDefault(date, Set.of()).contains(rule.code())
        || (rule.days().contains(date.getDayOfWeek()) && !calendar.holidays().contains(date));
  }

  private @Nullable ShiftWindow expand(ShiftSpec rule, LocalDate date) {
    if (!takesPlace(rule, date)) {
      return null;
    }
    boolean nextDay = !rule.end().isAfter(rule.start());
    long start = instant(date, rule.start());
    long end = instant(nextDay ? date.plusDays(1) : date, rule.end());
    if (end <= start) {
      // a short shift inside the hour that spring leaves out does not take place
      return null;
    }
    List<PlannedBreak> planned = new ArrayList<>();
    for (BreakSpec pause : rule.breaks()) {
      planned.add(expand(rule, pause, date));
    }
    return new ShiftWindow(
        rule.code(),
        businessDate(rule, date, start, end).toString(),
        start,
        end,
        false,
        PlannedTimes.apart(calendar.stops(), planned, start, end));
  }

  private LocalDate businessDate(ShiftSpec rule, LocalDate date, long start, long end) {
    return switch (rule.businessDate()) {
      case START -> date;
      case END -> Nanos.instant(end - 1).atZone(zone).toLocalDate();
      case MAJORITY -> {
        long midnight = instant(date.plusDays(1), LocalTime.MIN);
        yield end - midnight > midnight - start ? date.plusDays(1) : date;
      }
    };
  }

  private PlannedBreak expand(ShiftSpec rule, BreakSpec pause, LocalDate date) {
    LocalDate startDay = pause.start().isBefore(rule.start()) ? date.plusDays(1) : date;
    LocalDate endDay = pause.end().isAfter(pause.start()) ? startDay : startDay.plusDays(1);
    return new PlannedBreak(
        instant(startDay, pause.start()),
        // a change of the clock may turn a short break round
        Math.max(instant(startDay, pause.start()), instant(endDay, pause.end())),
        PlannedBreak.BREAK,
        calendar.breaks());
  }

  private long instant(LocalDate date, LocalTime time) {
    Instant instant = date.atTime(time).atZone(zone).toInstant();
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }
}
