package dev.shopfloor.oee;

/**
 * How many pieces a window made.
 *
 * @param total all pieces, 0 or more
 * @param good good at the first pass, 0 to total
 * @param scrap thrown away, 0 or more
 * @param rework made again, 0 or more
 */
public record Pieces(long total, long good, long scrap, long rework) {}
