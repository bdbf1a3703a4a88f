package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.ShiftSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads shifts that start on days on which they else would not. */
final class ExtraShiftReader {
  private static final int MINUTES_A_DAY = 1_440;

  private final Problems problems;
  private final List<ShiftSpec> shifts;
  private final Set<LocalDate> holidays;
  private final List<Span> extras = new ArrayList<>();

  ExtraShiftReader(List<ShiftSpec> shifts, Set<LocalDate> holidays, Problems problems) {
    this.shifts = shifts;
    this.holidays = holidays;
    this.problems = problems;
  }

  /** A shift of one day, in minutes of the wall clock. */
  private record Span(String code, LocalDate day, long from, long to) {
    static Span of(ShiftSpec shift, LocalDate day) {
      long from = day.toEpochDay() * MINUTES_A_DAY + shift.start().toSecondOfDay() / 60;
      return new Span(shift.code(), day, from, from + ShiftReader.length(shift));
    }

    boolean over(Span other) {
      return from < other.to && other.from < to;
    }
  }

  Map<LocalDate, Set<String>> read(Section site) {
    Map<LocalDate, Set<String>> extra = new HashMap<>();
    YamlMap map = site.map("extraShifts");
    if (map == null) {
      return extra;
    }
    Days days = new Days(problems);
    for (Map.Entry<String, Entry> each : map.entries().entrySet()) {
      LocalDate day = days.day(each.getKey(), each.getValue().key());
      if (day != null) {
        Set<String> codes = codes(day, each.getKey(), map);
        if (!codes.isEmpty()) {
          extra.put(day, codes);
        }
      }
    }
    return extra;
  }

  private Set<String> codes(LocalDate day, String key, YamlMap map) {
    Section days = new Section(map, map.entries().keySet(), problems);
    Set<String> codes = new LinkedHashSet<>();
    for (String code : days.texts(key, List.of())) {
      shifts.stream()
          .filter(shift -> shift.code().equals(code))
          .findFirst()
          .ifPresentOrElse(
              shift -> {
                if (fits(Span.of(shift, day), days.place(key))) {
                  codes.add(code);
                }
              },
              () ->
                  problems.error(
                      days.place(key),
                      "\"" + code + "\" is no shift of this site",
                      Words.mend(code, shifts.stream().map(ShiftSpec::code).toList())));
    }
    return codes;
  }

  private boolean fits(Span span, Place place) {
    if (weekly(span.day).anyMatch(other -> other.code.equals(span.code))) {
      problems.warning(
          place,
          "the shift \"%s\" starts on %s in any case".formatted(span.code, span.day),
          "remove it from extraShifts, or make the day a holiday");
      return true;
    }
    for (long day = -1; day <= 1; day++) {
      for (Span other : weekly(span.day.plusDays(day)).toList()) {
        if (span.over(other)) {
          return overlaps(span, other, place);
        }
      }
    }
    for (Span other : extras) {
      if (span.over(other)) {
        return overlaps(span, other, place);
      }
    }
    extras.add(span);
    return true;
  }

  private Stream<Span> weekly(LocalDate day) {
    return shifts.stream()
        .filter(shift -> shift.days().contains(day.getDayOfWeek()) && !holidays.contains(day))
        .map(shift -> Span.of(shift, day));
  }

  private boolean overlaps(Span span, Span other, Place place) {
    problems.error(
        place,
        "the extra shift \"%s\" overlaps the shift \"%s\" of %s"
            .formatted(span.code, other.code, other.day),
        "take another shift, or make that day a holiday");
    return false;
  }
}
