package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.Shift.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shift of one machine as one would write it on a board: what was seen, by the clock. */
final class Script {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
  private static final Rules RULES =
      new Rules(
          Map.of(
              "RUN", TimeUse.RUN,
              "WAIT", TimeUse.WAIT,
              "FAULT", TimeUse.FAULT,
              "SETUP", TimeUse.SETUP),
          Map.of("a", 4_000L, "b", 6_000L),
          10_000,
          120_000);

  private final List<Fact> facts = new ArrayList<>();
  private Shift shift = new Shift("early", at("06:00"), at("14:00"), List.of());

  static Script shift() {
    return new Script();
  }

  Script pause(String from, String to) {
    List<Span> breaks = new ArrayList<>(shift.breaks());
    breaks.add(new Span(at(from), at(to)));
    shift = new Shift(shift.id(), shift.start(), shift.end(), breaks);
    return this;
  }

  Script state(String clock, String state) {
    return fact(clock, state, null, Fact.NO_COUNT, Fact.NO_COUNT);
  }

  Script product(String clock, String product) {
    return fact(clock, null, product, Fact.NO_COUNT, Fact.NO_COUNT);
  }

  Script count(String clock, long total, long scrap) {
    return fact(clock, null, null, total, scrap);
  }

  private Script fact(
      String clock, @Nullable String state, @Nullable String product, long total, long scrap) {
    facts.add(new Fact(at(clock), at(clock), state, product, total, scrap));
    return this;
  }

  ShiftAnswer asOf(String clock) {
    return Tally.of("chemnitz/m1", RULES, shift, facts, at(clock));
  }

  private static long at(String clock) {
    return DAY.atTime(LocalTime.parse(clock)).atZone(Shifts.ZONE).toInstant().toEpochMilli();
  }
}
