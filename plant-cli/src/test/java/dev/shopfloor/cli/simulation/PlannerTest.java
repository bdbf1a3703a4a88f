package dev.shopfloor.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.simulation.HourPlan.Outage;
import dev.shopfloor.cli.simulation.HourPlan.Stop;
import dev.shopfloor.cli.simulation.Shift.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the script keeps out so that there is one right answer. */
class PlannerTest {
  private static final long START = Instant.parse("2026-03-02T04:00:00Z").toEpochMilli();
  private static final int HOURS = 30;
  private static final long MINUTE = 60_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static final Map<Long, List<HourPlan>> PLANS = new HashMap<>();

  private static List<HourPlan> plans(long seed) {
    return PLANS.computeIfAbsent(seed, PlannerTest::plan);
  }

  private static List<HourPlan> plan(long seed) {
    List<HourPlan> plans = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      plans.add(Planner.plan(seed, hour, START + hour * Planner.HOUR));
    }
    return plans;
  }

  private static List<Stop> stops(long seed, Machine machine) {
    return plans(seed).stream().flatMap(plan -> plan.stops(machine).stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMachineRunsBetweenAnyTwoStops(long seed) {
    for (Machine machine : Machine.values()) {
      List<Stop> stops = stops(seed, machine);
      assertThat(stops)
          .isSortedAccordingTo(Comparator.comparingLong((Stop stop) -> stop.span().from()));
      for (int at = 1; at < stops.size(); at++) {
        assertThat(stops.get(at).span().from() - stops.get(at - 1).span().to())
            .as("%s after %s", stops.get(at), stops.get(at - 1))
            .isGreaterThan(10_000);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noStopIsNearTheLimitsThatJudgeIt(long seed) {
    for (Machine machine : Machine.values()) {
      for (Stop stop : stops(seed, machine)) {
        long length = stop.span().to() - stop.span().from();
        assertThat(length).as("%s", stop).isGreaterThan(5_000);
        assertThat(Math.abs(length - 2 * MINUTE)).as("%s", stop).isGreaterThan(8_000);
        if (stop.why() == Scenario.FAULT) {
          assertThat(Math.abs(length - machine.stopAlertAfter()))
              .as("%s", stop)
              .isGreaterThan(15_000);
        }
        assertThat(stop.why() == Scenario.MICRO_STOP).as("%s", stop).isEqualTo(length < 120_000);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noStateChangesAroundATick(long seed) {
    for (Machine machine : Machine.values()) {
      for (Stop stop : stops(seed, machine)) {
        for (long time : new long[] {stop.span().from(), stop.span().to()}) {
          long second = Math.floorMod(time + machine.clock(), MINUTE);
          assertThat(stop.why() == Scenario.WARM_UP || (second > 2_000 && second < 57_000))
              .as("%s", stop)
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingThatWouldSeemToLastBeginsBeforeMessagesAreLostOrHeldBack(long seed) {
    List<HourPlan> plans = plans(seed);
    for (Machine machine : Machine.values()) {
      for (Stop stop : stops(seed, machine)) {
        long length = stop.span().to() - stop.span().from();
        for (Span hidden : hidden(plans, machine)) {
          assertThat(stop.span().holds(hidden.from())).as("%s in %s", stop, hidden).isFalse();
          assertThat(length > 2 * MINUTE && hidden.meets(stop.span().from(), stop.span().to()))
              .as("%s in %s", stop, hidden)
              .isFalse();
        }
      }
    }
  }

  private static List<Span> hidden(List<HourPlan> plans, Machine machine) {
    List<Span> hidden = new ArrayList<>();
    for (HourPlan plan : plans) {
      plan.outages().stream()
          .filter(outage -> outage.line().equals(machine.line()))
          .map(Outage::span)
          .forEach(hidden::add);
      plan.clockFaults().stream()
          .filter(fault -> fault.machine() == machine)
          .forEach(fault -> hidden.add(fault.span()));
    }
    return hidden;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aGatewayHandsOnWhatItKeptWithinOneMinute(long seed) {
    for (HourPlan plan : plans(seed)) {
      for (Outage outage : plan.outages()) {
        long back = outage.span().to();
        assertThat(Math.floorMod(back, MINUTE)).isBetween(5_000L, 45_000L);
        assertThat(back - outage.span().from()).isBetween(4 * MINUTE, 20 * MINUTE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inTheBreakOnlyTheWrapperChanges(long seed) {
    for (Machine machine : Machine.values()) {
      for (Stop stop : stops(seed, machine)) {
        for (Shift shift : Shifts.in(stop.span().from(), stop.span().to())) {
          for (Span pause : shift.breaks()) {
            boolean meets = pause.meets(stop.span().from(), stop.span().to());
            boolean inside = pause.from() < stop.span().from() && stop.span().to() < pause.to();
            assertThat(meets).as("%s", stop).isEqualTo(stop.why() == Scenario.BREAK);
            assertThat(meets && !inside).as("%s", stop).isFalse();
            assertThat(meets && machine.runsThroughBreak()).as("%s", stop).isFalse();
          }
        }
      }
    }
  }
}
