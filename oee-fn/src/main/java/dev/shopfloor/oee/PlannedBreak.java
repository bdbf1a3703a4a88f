package dev.shopfloor.oee;

/**
 * A planned break of a shift.
 *
 * @param start first instant, ns since the epoch
 * @param end first instant after it, ns since the epoch, above start
 */
public record PlannedBreak(long start, long end) {}
