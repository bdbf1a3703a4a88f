package dev.shopfloor.plant;

import java.time.LocalTime;

/**
 * A planned break as a rule on the wall clock of the site.
 *
 * @param start local start; before the shift's start it is that of the next day
 * @param end local end; at or before start it is that of the day after the start
 */
public record BreakSpec(LocalTime start, LocalTime end) {}
