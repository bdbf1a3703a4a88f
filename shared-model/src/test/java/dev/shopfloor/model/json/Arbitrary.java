package dev.shopfloor.model.json;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Combinators;

/** Arbitrary contracts for property tests. */
final class Arbitrary {
  private Arbitrary() {}

  static net.jqwik.api.Arbitrary<Value> values() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().map(Value.Real::new),
        Arbitraries.longs().map(Value.Whole::new),
        Arbitraries.of(true, false).map(Value.Truth::new),
        Arbitraries.strings().ofMaxLength(40).map(Value.Text::new),
        Arbitraries.just(Value.ABSENT));
  }

  static net.jqwik.api.Arbitrary<EnrichedPoint> points() {
    var raw =
        Combinators.combine(values(), Arbitraries.strings().ofMaxLength(8).injectNull(0.3))
            .as(EnrichedPoint.Raw::new)
            .injectNull(0.5);
    var sequence =
        Arbitraries.oneOf(
            Arbitraries.just(Point.NO_SEQUENCE), Arbitraries.longs().greaterOrEqual(0));
    var flags = Arbitraries.integers().between(0, (1 << Flag.values().length) - 1);
    var units = Arbitraries.strings().ofMaxLength(8).injectNull(0.3);
    return Combinators.combine(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(12),
            Arbitraries.of(Role.class),
            values(),
            units,
            raw,
            Arbitraries.longs().greaterOrEqual(Long.MIN_VALUE + 1),
            Arbitraries.of(TimeOrigin.class),
            Combinators.combine(Arbitraries.of(Quality.class), flags, sequence).as(Rest::new))
        .as((tag, role, value, unit, was, time, origin, rest) ->
            new EnrichedPoint(
                tag,
                role,
                value,
                unit,
                was,
                time,
                origin,
                time / 2,
                rest.quality(),
                rest.flags(),
                rest.sequence()));
  }

  private record Rest(Quality quality, int flags, long sequence) {}
}
