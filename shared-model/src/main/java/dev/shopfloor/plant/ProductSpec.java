package dev.shopfloor.plant;

/**
 * What an asset makes of one product.
 *
 * @param idealCycle planned run time per piece (ISO 22400 PRI), ns, above 0
 */
public record ProductSpec(long idealCycle) {}
