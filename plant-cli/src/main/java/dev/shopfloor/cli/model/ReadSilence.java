package dev.shopfloor.cli.model;

import dev.shopfloor.plant.OrderSilence;
import dev.shopfloor.plant.WeeklyTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window or a shelved problem as the file has it.
 *
 * @param kind which of both
 * @param place where it stands
 * @param match what it is about
 * @param times when it holds
 * @param weekly when it comes back; null for the whole time
 * @param reason why
 * @param by who said so; null when not said
 */
record ReadSilence(
    OrderSilence.Kind kind,
    Place place,
    MatchReader.Match match,
    RuleTimes times,
    @Nullable WeeklyTime weekly,
    String reason,
    @Nullable String by) {
  /** As it is in a site of this zone. */
  OrderSilence in(ZoneId zone) {
    RuleTimes.Span span = times.in(zone);
    return new OrderSilence(kind, reason, by, match.topics(), span.from(), span.to(), weekly);
  }
}
