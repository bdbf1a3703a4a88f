package dev.shopfloor.cli.page;

import java.time.Instant;

/**
 * Something that the simulated plant does on purpose.
 *
 * @param at plant time
 * @param where asset or line
 * @param what a sentence
 */
public record Happening(Instant at, String where, String what) {}
