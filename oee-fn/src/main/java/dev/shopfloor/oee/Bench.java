package dev.shopfloor.oee;

/**
 * What ticks work with.
 *
 * @param store where everything is kept
 * @param outlet where results go
 * @param parents rolls up what an asset belongs to
 */
record Bench(OeeStore store, Outlet outlet, Parents parents) {}
