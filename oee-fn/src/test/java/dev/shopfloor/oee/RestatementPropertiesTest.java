package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShiftFinalized;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RestatementPropertiesTest {
  private static final long START = Facts.at("05:00");
  private static final long SPAN = 40 * Facts.HOUR;
  private static final String[] STATES = {"ACTIVE", "ACTIVE", "READY", "STOPPED", "UNAVAILABLE"};

  /** An observation and how long after its own time it comes, ns. */
  record Arrival(Observation observation, long delay) {
    long at() {
      return observation.entry().time() + delay;
    }
  }

  @Provide
  Arbitrary<List<Arrival>> arrivals() {
    Arbitrary<Long> times = Arbitraries.longs().between(START - Facts.HOUR, START + SPAN);
    Arbitrary<Observation> states =
        Combinators.combine(times, Arbitraries.of(STATES)).as(Facts::state);
    Arbitrary<Observation> counts =
        Combinators.combine(times, Arbitraries.longs().between(0, 400))
            .as((time, value) -> Facts.count(time, "part_count", value));
    Arbitrary<Observation> products =
        Combinators.combine(times, Arbitraries.of("a", "b", "c")).as(Facts::product);
    Arbitrary<Long> delays =
        Arbitraries.oneOf(
            Arbitraries.just(Facts.SECOND), Arbitraries.longs().between(0, 30 * Facts.HOUR));
    return Combinators.combine(Arbitraries.oneOf(states, counts, products), delays)
        .as(Arrival::new)
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<AssetHistory> policies() {
    return Combinators.combine(
            Arbitraries.of(0L, Facts.SECOND, Facts.MINUTE), Arbitraries.of(0L, Facts.HOUR))
        .as((debounce, staleAfter) -> Shifts.press(debounce, staleAfter, Shifts.THREE));
  }

  @Property(tries = 300)
  void afterTheLastTickEachClosedShiftIsTheFoldOfAllThatCame(
      @ForAll("policies") AssetHistory history,
      @ForAll("arrivals") List<Arrival> arrivals,
      @ForAll Random random) {
    MemoryOeeStore store = new MemoryOeeStore();
    Outbox outbox = new Outbox();
    live(store, outbox, history, arrivals, random, false);

    List<ShiftResult> closed =
        store.results.get(TestPlant.PRESS).values().stream().filter(ShiftResult::closed).toList();
    assertThat(closed.size()).isGreaterThanOrEqualTo(8);
    for (ShiftResult result : closed) {
      ShiftResult atOnce =
          Fold.fold(history, result.window(), store.all(TestPlant.PRESS), result.window().end());
      assertThat(result.with(atOnce.lifecycle())).isEqualTo(atOnce);
      // each version is told once, and the last one tells what is kept, but for what is immaterial
      List<Integer> told = told(outbox, result.window().start());
      assertThat(told)
          .containsExactlyElementsOf(IntStream.rangeClosed(0, result.version()).boxed().toList());
      ShiftResult newest = store.versions.get(TestPlant.PRESS).get(mark(result)).result();
      assertThat(result.version() > 0 && Materiality.between(newest, result)).isFalse();
    }
  }

  @Property(tries = 150)
  void aTickThatComesAgainTellsNothingNewAndOneThatDiesIsHealedByTheNext(
      @ForAll("policies") AssetHistory history,
      @ForAll("arrivals") List<Arrival> arrivals,
      @ForAll Random random) {
    MemoryOeeStore store = new MemoryOeeStore();
    Outbox outbox = new Outbox();

    live(store, outbox, history, arrivals, random, true);

    for (ShiftResult result : store.results.get(TestPlant.PRESS).values()) {
      if (result.closed()) {
        ShiftResult atOnce =
            Fold.fold(history, result.window(), store.all(TestPlant.PRESS), result.window().end());
        assertThat(result.with(atOnce.lifecycle())).isEqualTo(atOnce);
        assertThat(told(outbox, result.window().start()))
            .containsAll(IntStream.rangeClosed(0, result.version()).boxed().toList());
      }
    }
    assertThat(store.start(TestPlant.PRESS).head().unsent()).isEmpty();
  }

  /** Two days and as many again without data; every fourth tick meets a bus that is away. */
  private static void live(
      MemoryOeeStore store,
      Outbox outbox,
      AssetHistory history,
      List<Arrival> arrivals,
      Random random,
      boolean faults) {
    List<Arrival> waiting = new ArrayList<>(arrivals);
    long last = START + 2 * SPAN;
    long tick = START;
    while (tick < last) {
      // mostly minute by minute around an arrival, and with outages of the function
      tick = Math.min(last, tick + Facts.MINUTE * (1 + random.nextInt(random.nextInt(90) + 1)));
      long now = tick;
      List<Observation> here =
          waiting.stream().filter(one -> one.at() <= now).map(Arrival::observation).toList();
      waiting.removeIf(one -> one.at() <= now);
      store.arrive(TestPlant.PRESS, here);
      outbox.closed = faults && tick < last - Facts.HOUR && random.nextInt(4) == 0;
      try {
        Press.tick(store, outbox, history, tick);
      } catch (IllegalStateException died) {
        assertThat(outbox.closed).isTrue();
        continue;
      }
      int events = outbox.events.size();
      int messages = outbox.telemetry.size();
      Press.tick(store, outbox, history, tick);
      assertThat(outbox.events).hasSize(events);
      assertThat(outbox.telemetry).hasSize(messages);
    }
  }

  private static Head.Mark mark(ShiftResult result) {
    return new Head.Mark(result.window().start(), result.version());
  }

  private static List<Integer> told(Outbox outbox, long start) {
    List<Integer> versions = new ArrayList<>();
    for (ShopfloorEvent event : outbox.events) {
      switch (event) {
        case ShiftClosed closed when closed.start() == start -> versions.add(0);
        case ShiftFinalized finalized when finalized.start() == start -> versions.add(1);
        case ShiftRestated restated when restated.start() == start ->
            versions.add(restated.version());
        default -> {}
      }
    }
    return versions;
  }
}
