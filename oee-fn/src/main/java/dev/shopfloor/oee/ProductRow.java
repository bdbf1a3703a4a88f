package dev.shopfloor.oee;

/**
 * What was made of one product.
 *
 * @param product its code; empty when none was known
 * @param pieces made
 * @param idealNanos ideal time of all of them that count for performance, ns
 * @param goodIdealNanos ideal time of the good ones, ns
 */
public record ProductRow(String product, Pieces pieces, long idealNanos, long goodIdealNanos) {}
