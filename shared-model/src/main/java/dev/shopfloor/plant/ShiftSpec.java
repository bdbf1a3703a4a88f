package dev.shopfloor.plant;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * A shift as a rule on the wall clock of the site.
 *
 * @param code names it, such as {@code early}
 * @param start local start
 * @param end local end; at or before start means the next day (equal: 24 hours by the wall clock)
 * @param days the days on which it starts
 * @param breaks planned breaks inside it
 */
public record ShiftSpec(
    String code, LocalTime start, LocalTime end, Set<DayOfWeek> days, List<BreakSpec> breaks) {
  /** Copies the collections. */
  public ShiftSpec {
    days = Set.copyOf(days);
    breaks = List.copyOf(breaks);
  }

  /** A shift without breaks. */
  public ShiftSpec(String code, LocalTime start, LocalTime end, Set<DayOfWeek> days) {
    this(code, start, end, days, List.of());
  }
}
