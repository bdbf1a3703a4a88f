package dev.shopfloor.cli.model;

import dev.shopfloor.plant.ShiftSpec;
import java.time.ZoneId;
import java.util.List;

/**
 * A site's calendar.
 *
 * @param zone the site's zone
 * @param shifts never empty
 * @param assumed whether the plant file has none
 */
record Calendar(ZoneId zone, List<ShiftSpec> shifts, boolean assumed) {}
