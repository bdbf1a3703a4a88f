package dev.shopfloor.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.LimitLevel;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.testing.TestPlant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Limits against a plain model that has a latch of its own for each limit. */
class LimitPropertiesTest {
  @Property
  void inOrderTheTransitionsAreThoseOfOneLatchForEachLimit(
      @ForAll("limits") LimitSpec spec, @ForAll("values") List<Integer> values) {
    Run run = new Run(spec);
    Latches latches = new Latches(spec);
    long time = 0;
    for (int value : values) {
      time++;
      run.see(value, time);
      latches.see(value, time);
      assertThat(run.standing()).isEqualTo(latches.worst());
    }

    assertThat(run.words()).isEqualTo(latches.told);
  }

  @Property
  void betweenTwoRisesToOneLevelItWasLeft(
      @ForAll("limits") LimitSpec spec, @ForAll("values") List<Integer> values) {
    Run run = new Run(spec);
    Set<String> standing = new HashSet<>();
    long time = 0;
    for (int value : values) {
      int before = run.bus.size();
      run.see(value, ++time);
      for (Alert alert : run.bus.subList(before, run.bus.size())) {
        if (alert.state() == Alert.State.RAISED) {
          assertThat(standing.add(alert.code())).as(run.words().toString()).isTrue();
        }
      }
      LimitLevel now = run.standing();
      standing.removeIf(level -> !level.equals(now.name()));
    }
  }

  @Property
  void anyArrivalWithinOneMessageTellsTheSame(
      @ForAll("limits") LimitSpec spec, @ForAll("values") List<Integer> values, @ForAll long seed) {
    List<AlarmObservation> inOrder = new ArrayList<>();
    for (int at = 0; at < values.size(); at++) {
      // three at each instant
      inOrder.add(observation(spec, values.get(at), at / 3));
    }
    List<AlarmObservation> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(seed));
    Run one = new Run(spec);
    one.alerts.process(inOrder);
    Run other = new Run(spec);
    other.alerts.process(shuffled);

    assertThat(other.bus).isEqualTo(one.bus);
    assertThat(other.standing()).isEqualTo(one.standing());
  }

  @Property
  void whateverArrivesOldOrTwiceTheLastWordIsTrueOfTheState(
      @ForAll("limits") LimitSpec spec, @ForAll("values") List<Integer> values, @ForAll long seed) {
    Random random = new Random(seed);
    Run run = new Run(spec);
    for (int at = 0; at < values.size(); at++) {
      long time = Math.max(0, at - random.nextInt(6));
      run.see(values.get(at), time);
      run.see(values.get(at), time);
    }
    Map<String, Alert.State> last = new TreeMap<>();
    run.bus.forEach(alert -> last.put(alert.dedupParts().getLast(), alert.state()));

    LimitLevel now = run.standing();
    assertThat(last.get("high") == Alert.State.RAISED).isEqualTo(now.high());
    assertThat(last.get("low") == Alert.State.RAISED).isEqualTo(now.low());
    assertThat(run.bus).extracting(Alert::eventId).doesNotHaveDuplicates();
  }

  @Property
  void crashesRepeatTheSameEvents(
      @ForAll("limits") LimitSpec spec, @ForAll("values") List<Integer> values) {
    Run clean = new Run(spec);
    Run rough = new Run(spec);
    for (int at = 0; at < values.size(); at++) {
      clean.see(values.get(at), at);
      rough.seeRoughly(values.get(at), at);
    }

    assertThat(new HashSet<>(rough.bus)).isEqualTo(new HashSet<>(clean.bus));
    assertThat(rough.standing()).isEqualTo(clean.standing());
  }

  /** Any subset of LL 10, L 20, H 30, HH 40 with a deadband that fits between two of them. */
  @Provide
  Arbitrary<LimitSpec> limits() {
    Arbitrary<Set<LimitLevel>> levels =
        Arbitraries.of(LimitLevel.ASCENDING).set().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(levels, Arbitraries.integers().between(0, 9))
        .as((some, deadband) -> {
          Map<LimitLevel, LimitSpec.Limit> limits = new TreeMap<>();
          some.forEach(level -> limits.put(level, new LimitSpec.Limit(at(level), Severity.LOW)));
          return new LimitSpec(limits, deadband);
        });
  }

  @Provide
  Arbitrary<List<Integer>> values() {
    return Arbitraries.integers().between(0, 50).list().ofMaxSize(40);
  }

  private static int at(LimitLevel level) {
    return 10 * (1 + LimitLevel.ASCENDING.indexOf(level));
  }

  private static AlarmObservation observation(LimitSpec spec, int value, long time) {
    return new LimitObservation(
        TestPlant.press().context(),
        TestPlant.limited("t", spec),
        spec,
        new Value.Whole(value),
        time);
  }

  /** Each limit by itself: on beyond it, off when back by the deadband. */
  private static final class Latches {
    private final LimitSpec spec;
    private final Map<LimitLevel, Boolean> on = new TreeMap<>();
    private final List<String> told = new ArrayList<>();

    Latches(LimitSpec spec) {
      this.spec = spec;
    }

    void see(int value, long time) {
      LimitLevel before = worst();
      spec.limits()
          .forEach((level, limit) -> {
            double beyond = level.high() ? value - limit.at() : limit.at() - value;
            if (beyond > 0) {
              on.put(level, true);
            } else if (beyond < -spec.deadband()) {
              on.put(level, false);
            }
          });
      LimitLevel after = worst();
      if (stands(LimitLevel.H, LimitLevel.HH, before) && !after.high()) {
        told.add("CLEARED " + inner(LimitLevel.H, LimitLevel.HH) + " at " + time);
      }
      if (stands(LimitLevel.L, LimitLevel.LL, before) && !after.low()) {
        told.add("CLEARED " + inner(LimitLevel.L, LimitLevel.LL) + " at " + time);
      }
      boolean worse =
          switch (after) {
            case NORMAL -> false;
            case H -> !before.high();
            case L -> !before.low();
            case HH, LL -> before != after;
          };
      if (worse) {
        told.add("RAISED " + after + " at " + time);
      }
    }

    private static boolean stands(LimitLevel inner, LimitLevel outer, LimitLevel level) {
      return level == inner || level == outer;
    }

    private LimitLevel inner(LimitLevel inner, LimitLevel outer) {
      return spec.limits().containsKey(inner) ? inner : outer;
    }

    private boolean is(LimitLevel level) {
      return on.getOrDefault(level, false);
    }

    LimitLevel worst() {
      return is(LimitLevel.HH)
          ? LimitLevel.HH
          : is(LimitLevel.LL)
              ? LimitLevel.LL
              : is(LimitLevel.H)
                  ? LimitLevel.H
                  : is(LimitLevel.L) ? LimitLevel.L : LimitLevel.NORMAL;
    }
  }

  private static final class Run {
    private final LimitSpec spec;
    private final WatchedAlarmStore store = new WatchedAlarmStore();
    private final List<Alert> bus = new ArrayList<>();
    private final AlertRaiser alerts = new AlertRaiser(store, Alerts.into(bus));

    Run(LimitSpec spec) {
      this.spec = spec;
    }

    void see(int value, long time) {
      alerts.process(List.of(observation(spec, value, time)));
    }

    /** With a crash before the state is written, if it is; then the message comes again. */
    void seeRoughly(int value, long time) {
      store.beforeNextWrite(() -> {
        throw new IllegalStateException("crash");
      });
      try {
        see(value, time);
      } catch (IllegalStateException crash) {
        see(value, time);
      }
      store.beforeNextWrite(() -> {});
    }

    LimitLevel standing() {
      return LimitTracker.standing(store.state(TestPlant.PRESS, "t"));
    }

    List<String> words() {
      return bus.stream()
          .map(alert -> "%s %s at %d".formatted(alert.state(), alert.code(), alert.eventTime()))
          .toList();
    }
  }
}
