package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.HourPlan.AlarmChange;
import dev.shopfloor.cli.simulation.HourPlan.Bad;
import dev.shopfloor.cli.simulation.HourPlan.Change;
import dev.shopfloor.cli.simulation.HourPlan.ClockFault;
import dev.shopfloor.cli.simulation.HourPlan.Defect;
import dev.shopfloor.cli.simulation.HourPlan.Drift;
import dev.shopfloor.cli.simulation.HourPlan.Outage;
import dev.shopfloor.cli.simulation.HourPlan.Repeat;
import dev.shopfloor.cli.simulation.HourPlan.Reset;
import dev.shopfloor.cli.simulation.HourPlan.Stop;
import dev.shopfloor.cli.simulation.Shift.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the script of an hour.
 *
 * <p>Whatever would have two right answers is kept out: nothing changes in the first and last
 * seconds of a minute, where a tick falls; a machine neither stands nor changes where its messages
 * are lost or held back; a stop is clearly shorter or clearly longer than the limits that judge it.
 */
final class Planner {
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;

  private static final long MARGIN = MINUTE;

  private final HourPlan plan;
  private final Chance chance;
  private final int hour;
  private final Map<Machine, List<Span>> taken = new EnumMap<>(Machine.class);

  private Planner(long seed, int hour, long start) {
    this.plan = new HourPlan(start);
    this.chance = Chance.of(seed, hour, 99, 0);
    this.hour = hour;
    for (Machine machine : Machine.values()) {
      taken.put(machine, new ArrayList<>());
    }
  }

  /**
   * The plan of an hour.
   *
   * @param hour from 0
   * @param start of that hour, ms since the epoch
   */
  static HourPlan plan(long seed, int hour, long start) {
    Planner planner = new Planner(seed, hour, start);
    switch (hour) {
      case 0 -> planner.startUp();
      case 1 -> planner.firstOfEarly();
      case 2 -> planner.secondOfEarly();
      case 3 -> planner.thirdOfEarly();
      default -> planner.live();
    }
    planner.microStops();
    return planner.plan;
  }

  private void startUp() {
    for (Machine machine : Machine.values()) {
      Span warming = new Span(plan.start(), at(machine, 3));
      stop(machine, warming, machine.kind().waiting(), Scenario.WARM_UP);
    }
    bad(Machine.PRESS01, 7, Defect.UNKNOWN_ASSET);
    alarm(Machine.PRESS02, 18, 23);
    repeat(Machine.WRAPPER01, 26, 8);
    alarm(Machine.PRESS02, 34, 37);
    outage("machining", 50, 68);
  }

  private void firstOfEarly() {
    bad(Machine.WRAPPER01, 12, Defect.MALFORMED_JSON);
    stop(Machine.PRESS01, 20, 33, Scenario.FAULT);
    repeat(Machine.PRESS02, 29, 4 * MINUTE);
    reset(Machine.WRAPPER01, 41);
    alarm(Machine.MILL02, 44, 48);
    bad(Machine.WRAPPER01, 52, Defect.MALFORMED_JSON);
  }

  private void secondOfEarly() {
    changeover(Machine.PRESS01, 9, 17);
    bad(Machine.MILL02, 13, Defect.OUT_OF_RANGE);
    drift(Machine.MILL01, 20, 48);
    clockFault(Machine.PRESS02, 37, 42);
    repeat(Machine.MILL02, 45, 6 * MINUTE);
    bad(Machine.WRAPPER01, 54, Defect.UNKNOWN_TAG);
  }

  private void thirdOfEarly() {
    pause();
    repeat(Machine.PRESS01, 20, 30);
    stop(Machine.WRAPPER01, 26, 33, Scenario.FAULT);
    bad(Machine.MILL01, 37, Defect.WRONG_TYPE);
    alarm(Machine.PRESS02, 41, 46);
    bad(Machine.PRESS02, 50, Defect.UNKNOWN_ASSET);
  }

  private void live() {
    boolean pause = Shifts.breakBeginsAt(plan.start());
    if (pause) {
      pause();
    }
    int first = pause ? 17 : 0;
    int turn = Math.floorMod(hour, Machine.LINES.size());
    String offline = Machine.LINES.get(turn);
    boolean overShiftChange = Shifts.lastHour(plan.start());
    List<Machine> online =
        Arrays.stream(Machine.values()).filter(each -> !each.line().equals(offline)).toList();
    Machine one = Machine.values()[Math.floorMod(hour, Machine.values().length)];
    Machine other = online.get(Math.floorMod(hour, online.size()));
    if (overShiftChange) {
      outage(offline, 52, 66);
    } else if (!pause) {
      outage(offline, 4, 10);
    }
    bad(one, first + 2, Defect.values()[Math.floorMod(hour, 5)]);
    bad(other, 30, Defect.values()[Math.floorMod(hour + 2, 5)]);
    drift(hour % 2 == 0 ? Machine.MILL01 : Machine.MILL02, first + 2, first + 24);
    alarm(alarming(turn + 1), first + 6, first + 11);
    alarm(alarming(turn + 1), 33, 36);
    stop(other, first + 8, first + 12, Scenario.FAULT);
    stop(one, 32, 45, Scenario.FAULT);
    changeover(hour % 2 == 0 ? Machine.PRESS01 : Machine.MILL01, 47, 51);
    if (hour % 4 == 2) {
      reset(other, 26);
    }
    if (!overShiftChange && hour % 2 == 0) {
      clockFault(hour % 4 == 0 ? Machine.MILL02 : Machine.PRESS02, 53, 57);
    }
    repeat(one, first + 3, 10);
    repeat(other, first + 10, 5 * MINUTE);
    repeat(one, 28, 2 * MINUTE);
  }

  private static Machine alarming(int turn) {
    return switch (Math.floorMod(turn, 3)) {
      case 0 -> Machine.MILL02;
      case 1 -> Machine.PRESS02;
      default -> Machine.WRAPPER01;
    };
  }

  private void pause() {
    for (Machine machine : Machine.values()) {
      Span span = new Span(plan.start() + 22_000, plan.start() + 14 * MINUTE + 32_000);
      if (!machine.runsThroughBreak()) {
        Span resting =
            new Span(
                clear(machine, span.from() + chance.between(0, 15_000)),
                clear(machine, span.to() + chance.between(0, 12_000)));
        plan.add(new Stop(machine, resting, machine.kind().waiting(), Scenario.BREAK));
      }
      taken(machine).add(new Span(plan.start(), plan.start() + 16 * MINUTE));
    }
  }

  private void stop(Machine machine, int from, int to, Scenario why) {
    stop(machine, new Span(at(machine, from), at(machine, to)), machine.kind().fault(), why);
  }

  private void stop(Machine machine, Span span, String state, Scenario why) {
    if (take(machine, span)) {
      plan.add(new Stop(machine, span, state, why));
    }
  }

  private void changeover(Machine machine, int from, int to) {
    Span span = new Span(at(machine, from), at(machine, to));
    if (take(machine, span)) {
      plan.add(new Stop(machine, span, machine.changeover(), Scenario.CHANGEOVER));
      long middle = clear(machine, span.from() + (span.to() - span.from()) * 2 / 3);
      plan.changes().add(new Change(machine, middle));
    }
  }

  private void alarm(Machine machine, int from, int to) {
    if (offlineMeets(machine, at(from), at(to + 1))) {
      return;
    }
    plan.alarms().add(new AlarmChange(machine, at(machine, from), true));
    plan.alarms().add(new AlarmChange(machine, at(machine, to), false));
  }

  private void drift(Machine machine, int from, int to) {
    if (!offlineMeets(machine, at(from), at(to + 1))) {
      Span span = new Span(at(machine, from), at(machine, to));
      plan.drifts().add(new Drift(machine, span, 69 + chance.share() * 3));
    }
  }

  private void reset(Machine machine, int minute) {
    long at = at(machine, minute);
    if (take(machine, new Span(at, at + 20_000))) {
      plan.resets().add(new Reset(machine, at));
    }
  }

  private void clockFault(Machine machine, int from, int to) {
    Span span = new Span(at(machine, from), at(machine, to));
    if (take(machine, span)) {
      plan.clockFaults().add(new ClockFault(machine, span));
    }
  }

  private void outage(String line, int from, int to) {
    Span span = new Span(at(from), at(to));
    plan.outages().add(new Outage(line, span));
    for (Machine machine : Machine.values()) {
      if (machine.line().equals(line)) {
        // what stands when the gateway goes would seem to stand until it is back
        taken(machine).add(new Span(span.from() - MINUTE, span.from() + MINUTE));
      }
    }
  }

  private void bad(Machine machine, int minute, Defect defect) {
    plan.bads().add(new Bad(machine, at(machine, minute), defect));
  }

  private void repeat(Machine machine, int minute, long after) {
    if (!offlineMeets(machine, at(minute) - 5 * MINUTE, at(minute) + 15 * MINUTE)) {
      plan.repeats().add(new Repeat(machine, at(machine, minute), after));
    }
  }

  private void microStops() {
    for (Machine machine : Machine.values()) {
      long at = plan.start() + MINUTE + chance.between(0, 5 * MINUTE);
      while (at < plan.start() + HOUR - 3 * MINUTE) {
        long from = clear(machine, at);
        long to = clear(machine, from + chance.between(14_000, 75_000));
        Span span = new Span(from, to);
        if (take(machine, span)) {
          String state = chance.happens(0.65) ? machine.kind().waiting() : machine.kind().fault();
          plan.add(new Stop(machine, span, state, Scenario.MICRO_STOP));
        }
        at = to + chance.between(2 * MINUTE, 11 * MINUTE);
      }
    }
  }

  private List<Span> taken(Machine machine) {
    return taken.computeIfAbsent(machine, each -> new ArrayList<>());
  }

  /** Takes a span for something that must not meet anything else of the machine. */
  private boolean take(Machine machine, Span span) {
    long from = span.from() - MARGIN;
    long to = span.to() + MARGIN;
    boolean free = taken(machine).stream().noneMatch(other -> other.meets(from, to));
    boolean hidden = span.to() - span.from() > 2 * MINUTE && offlineMeets(machine, from, to);
    if (free && !hidden) {
      taken(machine).add(span);
    }
    return free && !hidden;
  }

  private boolean offlineMeets(Machine machine, long from, long to) {
    return plan.outages().stream()
        .anyMatch(outage ->
            outage.line().equals(machine.line())
                && outage.span().meets(from - MINUTE, to + MINUTE));
  }

  /** An instant of the machine in this minute of the hour. */
  private long at(Machine machine, int minute) {
    return clear(machine, at(minute));
  }

  private long at(int minute) {
    return plan.start() + minute * MINUTE + 6_000 + chance.between(0, 34_000);
  }

  /**
   * The next instant that lies neither at a border of a minute nor at one of the machine's own
   * messages.
   */
  private static long clear(Machine machine, long time) {
    long second = Math.floorMod(time, MINUTE);
    long moved = time;
    if (second < 6_000) {
      moved = time + 6_000;
    } else if (second > 50_000) {
      moved = time + 16_000;
    }
    long since = Math.floorMod(moved - machine.phase() + 200, Machine.EVERY);
    return since < 600 ? moved + 650 : moved;
  }
}
