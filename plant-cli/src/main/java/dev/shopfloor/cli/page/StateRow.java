package dev.shopfloor.cli.page;

/**
 * A state as stored.
 *
 * @param asset {@code site/asset}
 * @param at ms since the epoch
 * @param raw as the machine names it; empty when it is not known
 */
record StateRow(String asset, long at, String raw) {}
