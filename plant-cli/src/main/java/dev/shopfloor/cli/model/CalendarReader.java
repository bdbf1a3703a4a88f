package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.CalendarRules;
import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.ShiftSpec;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Reads a site's zone, shifts, holidays and planned stops. */
final class CalendarReader {
  static final Set<String> KEYS =
      Set.of("zone", "shifts", "holidays", "extraShifts", PlannedStopReader.KEY, "breaksCount");

  private final Problems problems;

  CalendarReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the calendar.
   *
   * @param site the site's keys
   * @param owner where its id stands
   */
  Calendar read(Section site, Place owner) {
    ZoneId zone = ZoneOffset.UTC;
    if (site.has("zone")) {
      zone = Zones.read(site, "zone", problems);
    } else {
      problems.error(
          owner, "zone is missing", "write the site's time zone, such as zone: Europe/Berlin");
    }
    YamlMap map = site.map("shifts");
    List<ShiftSpec> shifts =
        map == null ? ShiftReader.ASSUMED : new ShiftReader(problems).read(map);
    Set<LocalDate> holidays = new Days(problems).list(site, "holidays");
    CalendarRules rules =
        new CalendarRules(
            holidays,
            new ExtraShiftReader(shifts, holidays, problems).read(site),
            new PlannedStopReader(problems).read(site, zone),
            site.choice("breaksCount", PlannedStopReader.COUNTS, PlannedStop.Counts.EXCLUDED));
    return new Calendar(zone, shifts, map == null, rules);
  }
}
