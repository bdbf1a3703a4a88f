package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.TagSpec.Counts;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** The fold against a recomputation from raw observations that shares no code with it. */
class OraclePropertiesTest {
  private static final long START = Facts.at("06:00");
  private static final ShiftWindow SHIFT =
      new ShiftWindow(
          "early",
          START,
          START + 8 * Facts.HOUR,
          false,
          List.of(
              new PlannedBreak(START + 2 * Facts.HOUR, START + 150 * Facts.MINUTE),
              new PlannedBreak(START + 5 * Facts.HOUR, START + 305 * Facts.MINUTE)));

  @Provide
  Arbitrary<AssetHistory> policies() {
    return Combinators.combine(
            Arbitraries.of(0L, 3 * Facts.MINUTE, 40 * Facts.MINUTE),
            Arbitraries.of(0L, 2 * Facts.MINUTE, 45 * Facts.MINUTE),
            Arbitraries.of(OeePolicy.PlannedRun.values()))
        .as(OraclePropertiesTest::policy);
  }

  private static AssetHistory policy(
      long staleAfter, long minorStop, OeePolicy.PlannedRun planned) {
    return Facts.press(
        knobs -> {
          knobs.planned = planned;
          knobs.idle.add("READY");
          knobs.ignored.add("BLINK");
          knobs.modes.put("SetUp", TimeClass.SETUP);
          knobs.modes.put("Maintenance", TimeClass.MAINT);
          knobs.productive.add("Production");
        },
        oee -> Facts.idealCycle(Facts.minorStop(Facts.staleAfter(oee, staleAfter), minorStop), 0),
        Role.MODE,
        Role.ORDER,
        Role.REASON);
  }

  @Provide
  Arbitrary<List<Observation>> facts() {
    Arbitrary<Long> times =
        Arbitraries.oneOf(
            Arbitraries.longs().between(START - Facts.HOUR, SHIFT.end() + 10 * Facts.MINUTE),
            Arbitraries.longs().between(-60, 490).map(minute -> START + minute * Facts.MINUTE));
    Arbitrary<Observation> states =
        Combinators.combine(
                times, Arbitraries.of("ACTIVE", "ACTIVE", "READY", "WAIT", "STOPPED", "DANCING"))
            .as(Facts::state);
    return Arbitraries.oneOf(
            states,
            states,
            said(times, Role.MODE, "Production", "SetUp", "Maintenance", "Odd", ""),
            said(times, Role.ORDER, "4711", ""),
            said(times, Role.REASON, "jam", "tool", ""))
        .list()
        .ofMaxSize(60)
        .flatMap(some -> counts().map(counts -> join(some, counts)));
  }

  private static Arbitrary<Observation> said(Arbitrary<Long> times, Role role, String... words) {
    return Combinators.combine(times, Arbitraries.of(words))
        .as((time, word) -> Facts.said(role, time, word));
  }

  /** A counter that rises by a few and now and then begins at 0 again, read at random instants. */
  private static Arbitrary<List<Observation>> counts() {
    Arbitrary<Integer> steps = Arbitraries.integers().between(-1, 8);
    Arbitrary<Long> times =
        Arbitraries.longs().between(START - Facts.HOUR, SHIFT.end() + 10 * Facts.MINUTE);
    return Combinators.combine(steps.list().ofSize(30), times.set().ofSize(30))
        .as((rises, instants) -> {
          List<Observation> counts = new ArrayList<>();
          long value = 1_000;
          int at = 0;
          for (long time : new TreeSet<>(instants)) {
            int step = rises.get(at++);
            value = step < 0 ? 0 : value + step;
            counts.add(Facts.count(time, "part_count", value));
          }
          return counts;
        });
  }

  private static List<Observation> join(List<Observation> one, List<Observation> other) {
    List<Observation> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  @Property(tries = 600)
  void everySecondAndPieceIsWhatTheRawRecomputationSays(
      @ForAll("policies") AssetHistory policy,
      @ForAll("facts") List<Observation> facts,
      @ForAll Random random) {
    List<Observation> arrivals = new ArrayList<>(facts);
    arrivals.addAll(facts.subList(0, facts.size() / 4));
    Collections.shuffle(arrivals, random);
    RawOee raw = new RawOee(policy.latest().oee(), SHIFT, facts);

    ShiftResult result = Fold.fold(policy, SHIFT, Facts.buckets(arrivals), SHIFT.end());

    Bases bases = result.bases();
    assertThat(bases.calendar()).isEqualTo(8 * Facts.HOUR);
    assertThat(bases.run()).isEqualTo(raw.nanos(TimeClass.RUN) + raw.minor);
    assertThat(bases.unknown()).isEqualTo(raw.nanos(TimeClass.UNKNOWN));
    assertThat(bases.setup()).isEqualTo(raw.nanos(TimeClass.SETUP));
    assertThat(bases.planned())
        .isEqualTo(
            raw.minor
                + raw.nanos(TimeClass.RUN)
                + raw.nanos(TimeClass.WAIT)
                + raw.nanos(TimeClass.FAULT)
                + raw.nanos(TimeClass.SETUP)
                + raw.nanos(TimeClass.MAINT));
    assertThat(result.stops().stops()).isEqualTo(raw.stops);
    assertThat(result.stops().minorStops()).isEqualTo(raw.minorStops);
    assertThat(result.stops().repairMillis()).isEqualTo(raw.repair / 1_000_000);
    assertThat(result.pieces() == null ? 0 : result.pieces().total()).isEqualTo(raw.pieces);
    raw.states.forEach((state, nanos) ->
        assertThat(Math.abs(result.stateMillis().get(state) - nanos / 1e6)).isLessThan(1.001));
  }

  @Property(tries = 300)
  void theLossesAddUpToTheClassesAndTheStepsLeadToTheGoodIdealTime(
      @ForAll("policies") AssetHistory policy, @ForAll("facts") List<Observation> facts) {
    ShiftResult result = Fold.fold(policy, SHIFT, Facts.buckets(facts), SHIFT.end());

    ShiftTimes times = result.times();
    long lost = result.losses().stream().mapToLong(LossRow::millis).sum();
    assertThat(Math.abs(lost - (times.total() - times.run() - times.offShift())))
        .isLessThanOrEqualTo(2);
    LossView view = LossView.of(result);
    long left = view.calendar();
    for (LossView.Step step : view.steps()) {
      left -= step.millis();
      assertThat(step.left()).isEqualTo(left);
    }
  }

  @Property(tries = 300)
  void theExplanationIsTheSameCalculation(
      @ForAll("policies") AssetHistory policy,
      @ForAll("facts") List<Observation> facts,
      @ForAll @LongRange(min = 1, max = 28_800_000_000_000L) long span) {
    List<MinuteBucket> buckets = Facts.buckets(facts);
    long asOf = START + span;

    Explanation explained = Fold.explain(policy, SHIFT, buckets, asOf);

    assertThat(explained.result()).isEqualTo(Fold.fold(policy, SHIFT, buckets, asOf));
    long at = START;
    Map<TimeClass, Long> classes = new EnumMap<>(TimeClass.class);
    long minor = 0;
    for (ExplainedInterval interval : explained.intervals()) {
      assertThat(interval.start()).isEqualTo(at);
      at = interval.end();
      if (interval.minor()) {
        minor += interval.end() - interval.start();
      } else {
        classes.merge(interval.timeClass(), interval.end() - interval.start(), Long::sum);
      }
    }
    assertThat(at).isEqualTo(asOf);
    assertThat(classes.getOrDefault(TimeClass.RUN, 0L) + minor)
        .isEqualTo(explained.result().bases().run());
    assertThat(classes.getOrDefault(TimeClass.UNKNOWN, 0L))
        .isEqualTo(explained.result().bases().unknown());
    Pieces pieces = explained.result().pieces();
    assertThat(explained.counts().stream().mapToLong(ExplainedCount::pieces).sum())
        .isEqualTo(pieces == null ? 0 : pieces.total());
  }

  @Property(tries = 300)
  void aCheckpointAndAChainOfWindowsChangeNothing(
      @ForAll("policies") AssetHistory policy,
      @ForAll("facts") List<Observation> facts,
      @ForAll @LongRange(min = 1, max = 28_799_999_999_999L) long cut) {
    List<MinuteBucket> buckets = Facts.buckets(facts);
    Fold fold =
        Fold.begin(policy, SHIFT, CarryInSearch.find(policy, START, buckets.reversed().iterator()));
    fold.advance(buckets, START + cut);
    Fold kept = Checkpoint.read(policy, 1, Checkpoint.text(policy, 1, fold));
    ShiftWindow second = SHIFT.from(START + cut);
    Fold chained = fold.into(second);

    assertThat(kept).isNotNull();
    kept.advance(buckets, SHIFT.end());
    chained.advance(buckets, SHIFT.end());

    assertThat(kept.result()).isEqualTo(Fold.fold(policy, SHIFT, buckets, SHIFT.end()));
    assertThat(chained.result()).isEqualTo(Fold.fold(policy, second, buckets, SHIFT.end()));
  }

  @Property(tries = 300)
  void moreScrapNeverRaisesOee(
      @ForAll("facts") List<Observation> facts, @ForAll @LongRange(min = 0, max = 50) long scrap) {
    AssetHistory press =
        Facts.history(Facts.counting(Facts.press(oee -> oee).latest(), "scrap", Counts.SCRAP));
    List<Observation> worse = new ArrayList<>(facts);
    worse.add(Facts.count(START + Facts.HOUR, "scrap", 7));
    List<Observation> worst = new ArrayList<>(worse);
    worst.add(Facts.count(START + 4 * Facts.HOUR, "scrap", 7 + scrap));

    Double before = Fold.fold(press, SHIFT, Facts.buckets(worse), SHIFT.end()).ratios().oee();
    Double after = Fold.fold(press, SHIFT, Facts.buckets(worst), SHIFT.end()).ratios().oee();

    if (before != null && after != null) {
      assertThat(after).isLessThanOrEqualTo(before);
    }
  }
}
