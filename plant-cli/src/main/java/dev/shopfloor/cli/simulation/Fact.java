package dev.shopfloor.cli.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What a usable message tells of production.
 *
 * @param time by the machine's clock, ms since the epoch
 * @param receivedAt ms since the epoch
 * @param state raw state; null when the message has none
 * @param product null when the message has none
 * @param total counter of pieces; {@link #NO_COUNT} when the message has none
 * @param scrap counter of scrap; {@link #NO_COUNT} when the message has none
 */
record Fact(
    long time,
    long receivedAt,
    @Nullable String state,
    @Nullable String product,
    long total,
    long scrap) {
  static final long NO_COUNT = -1;
}
