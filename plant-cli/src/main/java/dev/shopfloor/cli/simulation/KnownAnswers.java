package dev.shopfloor.cli.simulation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is right at an instant, from all that was received before it.
 *
 * @param asOf the instant, plant time
 * @param messages received since the start, repeats and bad ones included
 * @param repeats how many of them were received before
 * @param shifts one for each asset and each shift that ends less than 24 h before {@code asOf} or
 *     later, by asset, then by start
 * @param quarantined records since the start by reason, as the product names it
 * @param orders one for each problem since the start, by asset and problem
 */
public record KnownAnswers(
    Instant asOf,
    long messages,
    long repeats,
    List<ShiftAnswer> shifts,
    SortedMap<String, Long> quarantined,
    List<OrderAnswer> orders) {
  /** Copies what it is given. */
  public KnownAnswers {
    shifts = List.copyOf(shifts);
    quarantined = Collections.unmodifiableSortedMap(new TreeMap<>(quarantined));
    orders = List.copyOf(orders);
  }
}
