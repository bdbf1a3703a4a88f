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
 * @param businessDate the day that a shift over midnight is told under
 */
public record ShiftSpec(
    String code,
    LocalTime start,
    LocalTime end,
    Set<DayOfWeek> days,
    List<BreakSpec> breaks,
    BusinessDate businessDate) {
  /** Copies the collections. */
  public ShiftSpec {
    days = Set.copyOf(days);
    breaks = List.copyOf(breaks);
  }

  /** A shift that is told under the day on which it starts. */
  public ShiftSpec(
      String code, LocalTime start, LocalTime end, Set<DayOfWeek> days, List<BreakSpec> breaks) {
    this(code, start, end, days, breaks, BusinessDate.START);
  }

  /** Which day a shift belongs to. */
  public enum BusinessDate {
    /** The day on which it starts. */
    START,
    /** The day on which it ends. */
    END,
    /** The day that has more of it; the first one when both have the same. */
    MAJORITY
  }

  /** A shift without breaks. */
  public ShiftSpec(String code, LocalTime start, LocalTime end, Set<DayOfWeek> days) {
    this(code, start, end, days, List.of());
  }
}
