package dev.shopfloor.cli.model;

import dev.shopfloor.plant.CalendarRules;
import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.ShiftSpec;
import java.time.ZoneId;
import java.util.List;

/**
 * A calendar of a site, a line or an asset.
 *
 * @param zone the site's zone
 * @param shifts never empty
 * @param assumed whether the plant file has none
 * @param rules what differs from the weekly shifts
 */
record Calendar(ZoneId zone, List<ShiftSpec> shifts, boolean assumed, CalendarRules rules) {
  /** This calendar with the planned stops of a line or an asset laid over its own. */
  Calendar with(List<PlannedStop> nearer) {
    return nearer.isEmpty()
        ? this
        : new Calendar(
            zone,
            shifts,
            assumed,
            new CalendarRules(
                rules.holidays(),
                rules.extra(),
                StopPlan.of(rules.stops(), nearer),
                rules.breaks()));
  }
}
