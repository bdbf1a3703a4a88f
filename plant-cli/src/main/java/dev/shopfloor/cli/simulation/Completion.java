package dev.shopfloor.cli.simulation;

import java.time.Instant;

/**
 * A person has finished a problem's work order in the CMMS.
 *
 * @param asset {@code site/asset}
 * @param problem as in {@link OrderAnswer#problem()}
 * @param at when, plant time
 */
public record Completion(String asset, String problem, Instant at) {}
