package dev.shopfloor.plant;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs from the weekly shifts.
 *
 * @param holidays days on which no shift starts, in the site's zone
 * @param extra codes of shifts that start on a day on which they else would not, holidays included
 * @param stops planned stops at known instants, in order of their start
 * @param breaks how the breaks of shifts count
 */
public record CalendarRules(
    Set<LocalDate> holidays,
    Map<LocalDate, Set<String>> extra,
    List<PlannedStop> stops,
    PlannedStop.Counts breaks) {
  /** The weekly shifts and nothing else. */
  public static final CalendarRules NONE =
      new CalendarRules(Set.of(), Map.of(), List.of(), PlannedStop.Counts.EXCLUDED);

  /** Copies the collections. */
  public CalendarRules {
    holidays = Set.copyOf(holidays);
    extra = Map.copyOf(extra);
    stops = List.copyOf(stops);
  }
}
