package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class FoldPropertiesTest {
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
  private static final String[] STATES = {
    "ACTIVE", "ACTIVE", "READY", "STOPPED", "INTERRUPTED", "UNAVAILABLE", "DANCING"
  };

  @Provide
  Arbitrary<List<Observation>> shifts() {
    Arbitrary<Long> times =
        Arbitraries.longs().between(START - Facts.HOUR, SHIFT.end() + 10 * Facts.MINUTE);
    Arbitrary<Observation> states =
        Combinators.combine(times, Arbitraries.of(STATES)).as(Facts::state);
    Arbitrary<Observation> counts =
        Combinators.combine(
                times, Arbitraries.of("part_count", "scrap"), Arbitraries.longs().between(0, 400))
            .as(Facts::count);
    Arbitrary<Observation> products =
        Combinators.combine(times, Arbitraries.of("a", "b", "c", "")).as(Facts::product);
    return Arbitraries.oneOf(states, states, counts, products).list().ofMaxSize(80);
  }

  @Provide
  Arbitrary<AssetHistory> policies() {
    return Combinators.combine(
            Arbitraries.of(0L, Facts.SECOND, Facts.MINUTE),
            Arbitraries.of(0L, 10 * Facts.MINUTE),
            Arbitraries.of(0L, 2 * Facts.MINUTE, 20 * Facts.MINUTE))
        .as(FoldPropertiesTest::policy);
  }

  private static AssetHistory policy(long debounce, long staleAfter, long minorStop) {
    AssetRevision press =
        TestPlant.with(
            Facts.counting(TestPlant.press(), "scrap", TagSpec.Counts.SCRAP),
            TestPlant.tag("product", Role.PRODUCT, ValueType.TEXT));
    return Facts.history(
        TestPlant.with(
            TestPlant.with(press, oee -> Facts.products(oee, Map.of("a", 4L, "b", 6L))),
            oee ->
                Facts.minorStop(
                    Facts.staleAfter(Facts.debounce(oee, debounce), staleAfter), minorStop)));
  }

  @Property
  void theClassesAndTheStatesAddUpToTheTimeFolded(
      @ForAll("policies") AssetHistory policy,
      @ForAll("shifts") List<Observation> facts,
      @ForAll @LongRange(min = 1, max = 28_800_000_000_000L) long span) {
    ShiftResult result = Fold.fold(policy, SHIFT, Facts.buckets(facts), SHIFT.start() + span);

    long millis = (span + 500_000) / 1_000_000;
    assertThat(result.times().total()).isEqualTo(millis);
    assertThat(result.stateMillis().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(millis);
  }

  @Property
  void neitherOrderNorBatchesNorRepeatsChangeTheResult(
      @ForAll("policies") AssetHistory policy,
      @ForAll("shifts") List<Observation> facts,
      @ForAll Random random) {
    ShiftResult expected = Fold.fold(policy, SHIFT, Facts.buckets(facts), SHIFT.end());
    List<Observation> arrivals = new ArrayList<>(facts);
    arrivals.addAll(facts.subList(0, facts.size() / 3));
    Collections.shuffle(arrivals, random);
    MemoryOeeStore store = new MemoryOeeStore();
    for (int from = 0; from < arrivals.size(); ) {
      int to = Math.min(arrivals.size(), from + 1 + random.nextInt(7));
      store.merge(policy.key(), arrivals.subList(from, to));
      from = to;
    }

    assertThat(Fold.fold(policy, SHIFT, store.all(policy.key()), SHIFT.end())).isEqualTo(expected);
  }

  @Property
  void goingOnFromACheckpointIsTheSameAsFoldingAtOnce(
      @ForAll("policies") AssetHistory policy,
      @ForAll("shifts") List<Observation> facts,
      @ForAll @LongRange(min = 0, max = 28_800_000_000_000L) long cut) {
    List<MinuteBucket> buckets = Facts.buckets(facts);
    Fold first = Fold.begin(policy, SHIFT, carryIn(policy, buckets));
    first.advance(buckets, SHIFT.start() + cut);
    Fold second = Checkpoint.read(policy, 3, Checkpoint.text(policy, 3, first));
    assertThat(second).isNotNull();
    second.advance(buckets, SHIFT.end());

    assertThat(second.result()).isEqualTo(Fold.fold(policy, SHIFT, buckets, SHIFT.end()));
  }

  @Property
  void partsOfAWindowAddUpToTheWhole(
      @ForAll("shifts") List<Observation> facts,
      @ForAll @LongRange(min = 1, max = 28_799_999_999_999L) long cut) {
    AssetHistory exact = policy(0, 0, 0);
    List<MinuteBucket> buckets = Facts.buckets(facts);
    ShiftWindow one = SHIFT.until(START + cut);
    ShiftWindow two = SHIFT.from(START + cut);

    ShiftResult whole = Fold.fold(exact, SHIFT, buckets, SHIFT.end());
    ShiftResult first = Fold.fold(exact, one, buckets, one.end());
    ShiftResult second = Fold.fold(exact, two, buckets, two.end());

    assertThat((double) first.times().run() + second.times().run())
        .isCloseTo((double) whole.times().run(), within(2d));
    assertThat((double) first.times().planned() + second.times().planned())
        .isCloseTo((double) whole.times().planned(), within(2d));
    assertThat((double) first.times().fault() + second.times().fault())
        .isCloseTo((double) whole.times().fault(), within(2d));
    assertThat((double) first.times().unknown() + second.times().unknown())
        .isCloseTo((double) whole.times().unknown(), within(2d));
  }

  @Property
  void aChainOfWindowsIsTheSameAsASearchForWhatTheyInherit(
      @ForAll("policies") AssetHistory exact,
      @ForAll("shifts") List<Observation> facts,
      @ForAll @LongRange(min = 1, max = 28_799_999_999_999L) long cut) {
    List<MinuteBucket> buckets = Facts.buckets(facts);
    ShiftWindow one = SHIFT.until(START + cut);
    ShiftWindow two = SHIFT.from(START + cut);
    Fold chain = Fold.begin(exact, one, carryIn(exact, buckets));
    chain.advance(buckets, one.end());
    Fold next = chain.into(two);
    next.advance(buckets, two.end());

    assertThat(next.result()).isEqualTo(Fold.fold(exact, two, buckets, two.end()));
  }

  @Property
  void theRatiosAgreeAndAreNumbers(
      @ForAll("policies") AssetHistory policy, @ForAll("shifts") List<Observation> facts) {
    Ratios ratios = Fold.fold(policy, SHIFT, Facts.buckets(facts), SHIFT.end()).ratios();

    Stream.of(
            ratios.availability(),
            ratios.performance(),
            ratios.quality(),
            ratios.oee(),
            ratios.oeeLow(),
            ratios.oeeHigh(),
            ratios.coverage())
        .filter(ratio -> ratio != null)
        .forEach(ratio -> assertThat(ratio).isFinite().isNotNegative());
    if (defined(ratios.availability(), ratios.performance(), ratios.quality(), ratios.oee())) {
      assertThat(ratios.availability() * ratios.performance() * ratios.quality())
          .isCloseTo(ratios.oee(), within(1e-12 * Math.max(1, ratios.oee())));
    }
    if (ratios.oee() != null) {
      assertThat(ratios.oeeLow()).isLessThanOrEqualTo(ratios.oee());
      assertThat(ratios.oee()).isLessThanOrEqualTo(ratios.oeeHigh());
    }
  }

  @Property
  void theMinorStopThresholdNeverChangesOee(
      @ForAll("shifts") List<Observation> facts,
      @ForAll @LongRange(min = 0, max = 3_600_000_000_000L) long threshold) {
    List<MinuteBucket> buckets = Facts.buckets(facts);

    Ratios with = Fold.fold(policy(0, 0, threshold), SHIFT, buckets, SHIFT.end()).ratios();
    Ratios without = Fold.fold(policy(0, 0, 0), SHIFT, buckets, SHIFT.end()).ratios();

    assertThat(with.oee()).isEqualTo(without.oee());
    assertThat(with.quality()).isEqualTo(without.quality());
  }

  private static CarryIn carryIn(AssetHistory policy, List<MinuteBucket> buckets) {
    return CarryInSearch.find(policy, START, buckets.reversed().iterator());
  }

  private static boolean defined(@Nullable Double... ratios) {
    return Stream.of(ratios).allMatch(ratio -> ratio != null);
  }
}
