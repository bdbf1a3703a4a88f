package dev.shopfloor.plant;

import dev.shopfloor.model.Severity;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** OEE rules with every knob turned some way. */
final class OeeKnobs {
  private static final Arbitrary<Long> SPANS = Arbitraries.longs().greaterOrEqual(0);

  private OeeKnobs() {}

  static Arbitrary<OeeSpec> specs() {
    return Combinators.combine(
            names(),
            classes(),
            shifts().list().ofMaxSize(3),
            rules(),
            policies(),
            calendars(),
            lines(),
            Arbitraries.doubles().between(0, 2))
        .as((profile, states, shifts, rules, policy, calendar, line, target) ->
            new OeeSpec(
                profile,
                states,
                1,
                2,
                3,
                4,
                5,
                Severity.LOW,
                shifts,
                false,
                Map.of(),
                rules,
                policy,
                calendar,
                line,
                target));
  }

  static Arbitrary<OeePolicy> policies() {
    Arbitrary<OeePolicy.Counts> counts = Arbitraries.of(OeePolicy.Counts.class);
    Arbitrary<Words> words =
        Combinators.combine(
                Arbitraries.of(OeePolicy.PlannedRun.class),
                counts,
                counts,
                counts,
                Arbitraries.of(OeePolicy.Setup.class),
                Arbitraries.of(OeePolicy.Changeover.class),
                Arbitraries.of(OeePolicy.Rework.class))
            .as(Words::new);
    Arbitrary<List<Integer>> small = Arbitraries.integers().between(0, 1_000).list().ofSize(3);
    return Combinators.combine(words, Arbitraries.of(true, false), SPANS.list().ofSize(7), small)
        .as(OeeKnobs::policy);
  }

  private static OeePolicy policy(Words w, boolean inferRun, List<Long> n, List<Integer> small) {
    return new OeePolicy(
        w.planned,
        w.noOrder,
        w.unknown,
        w.waiting,
        w.setup,
        w.changeover,
        w.rework,
        inferRun,
        n.get(0),
        n.get(1),
        small.get(0),
        small.get(1),
        n.get(2),
        n.get(3),
        n.get(4),
        n.get(5),
        small.get(2),
        n.get(6));
  }

  private record Words(
      OeePolicy.PlannedRun planned,
      OeePolicy.Counts noOrder,
      OeePolicy.Counts unknown,
      OeePolicy.Counts waiting,
      OeePolicy.Setup setup,
      OeePolicy.Changeover changeover,
      OeePolicy.Rework rework) {}

  private static Arbitrary<StateRules> rules() {
    Arbitrary<Set<String>> some = names().set().ofMaxSize(3);
    return Combinators.combine(some, some, classes(), some).as(StateRules::new);
  }

  private static Arbitrary<CalendarRules> calendars() {
    Arbitrary<LocalDate> days =
        Arbitraries.integers().between(0, 60_000).map(day -> LocalDate.ofEpochDay(day));
    Arbitrary<PlannedStop.Counts> counts = Arbitraries.of(PlannedStop.Counts.class);
    Arbitrary<PlannedStop> stops =
        Combinators.combine(
                Arbitraries.longs().between(0, Long.MAX_VALUE / 2),
                Arbitraries.longs().between(1, Long.MAX_VALUE / 2),
                names(),
                counts)
            .as((from, length, reason, how) -> new PlannedStop(from, from + length, reason, how));
    return Combinators.combine(
            days.set().ofMaxSize(3),
            Arbitraries.maps(days, names().set().ofMinSize(1).ofMaxSize(2)).ofMaxSize(2),
            stops.list().ofMaxSize(3),
            counts)
        .as(CalendarRules::new);
  }

  private static Arbitrary<LineRule> lines() {
    return Combinators.combine(
            Arbitraries.of(LineRule.Method.class), names().injectNull(0.3), names().injectNull(0.3))
        .as(LineRule::new);
  }

  private static Arbitrary<ShiftSpec> shifts() {
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 1439).map(m -> LocalTime.ofSecondOfDay(m * 60L));
    return Combinators.combine(
            names(),
            times,
            times,
            Arbitraries.of(DayOfWeek.class).set(),
            Arbitraries.of(ShiftSpec.BusinessDate.class))
        .as((code, start, end, days, date) ->
            new ShiftSpec(code, start, end, days, List.of(), date));
  }

  private static Arbitrary<Map<String, TimeClass>> classes() {
    return Arbitraries.maps(names(), Arbitraries.of(TimeClass.class)).ofMaxSize(4);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange(' ', 'ÿ').ofMinLength(1).ofMaxLength(8);
  }
}
