package dev.shopfloor.cli.simulation;

/**
 * A problem begins or becomes worse.
 *
 * @param problem as in {@link OrderAnswer#problem()}
 * @param at by the machine's clock, ms since the epoch
 * @param knownAt the first instant as of which it is known, ms since the epoch
 */
record Raise(Machine machine, String problem, long at, long knownAt) {}
