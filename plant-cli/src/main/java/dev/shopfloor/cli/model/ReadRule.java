package dev.shopfloor.cli.model;

import dev.shopfloor.plant.OrderRule;
import dev.shopfloor.plant.OrderSettings;
import java.time.ZoneId;

/**
 * A rule of work orders as the file has it.
 *
 * @param name its name
 * @param place where it stands
 * @param match what it is about
 * @param times when it holds
 * @param sets what it sets
 */
record ReadRule(
    String name, Place place, MatchReader.Match match, RuleTimes times, OrderSettings sets) {
  /** As it is in a site of this zone. */
  OrderRule in(ZoneId zone) {
    RuleTimes.Span span = times.in(zone);
    return new OrderRule(name, match.topics(), span.from(), span.to(), sets);
  }
}
