package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.Shift.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The plant's shifts: around the clock, with a start-up shift on Mondays. */
final class Shifts {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int BREAK_MINUTES = 15;

  private Shifts() {}

  /** The shifts that have any time in a span, in order. */
  static List<Shift> in(long from, long to) {
    List<Shift> found = new ArrayList<>();
    LocalDate last = local(to).toLocalDate();
    for (LocalDate day = local(from).toLocalDate().minusDays(1); !day.isAfter(last); ) {
      for (Shift shift : startingOn(day)) {
        if (shift.start() < to && from < shift.end()) {
          found.add(shift);
        }
      }
      day = day.plusDays(1);
    }
    return found;
  }

  /** The break that holds an instant of the plant's breaks, or that begins in the hour after it. */
  static boolean breakBeginsAt(long hour) {
    int clock = local(hour).getHour();
    return clock == 8 || clock == 18 || clock == 0;
  }

  /** Whether a shift ends with the hour that begins here. */
  static boolean lastHour(long hour) {
    int clock = local(hour).getHour();
    return clock == 5 || clock == 13 || clock == 21;
  }

  /** Wall clock of the site. */
  static LocalDateTime local(long time) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZONE);
  }

  private static List<Shift> startingOn(LocalDate day) {
    List<Shift> shifts = new ArrayList<>();
    if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
      shifts.add(new Shift("start-up", at(day, 5), at(day, 6), List.of()));
    }
    shifts.add(new Shift("early", at(day, 6), at(day, 14), pause(day, 8)));
    shifts.add(new Shift("late", at(day, 14), at(day, 22), pause(day, 18)));
    LocalDate next = day.plusDays(1);
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      shifts.add(new Shift("night-sunday", at(day, 22), at(next, 5), pause(next, 0)));
    } else {
      shifts.add(new Shift("night", at(day, 22), at(next, 6), pause(next, 0)));
    }
    return shifts;
  }

  private static List<Span> pause(LocalDate day, int hour) {
    return List.of(
        new Span(
            at(day, hour),
            day.atTime(hour, BREAK_MINUTES).atZone(ZONE).toInstant().toEpochMilli()));
  }

  private static long at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant().toEpochMilli();
  }
}
