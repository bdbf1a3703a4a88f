package dev.shopfloor.oee;

import dev.shopfloor.plant.TimeClass;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** All that a fold remembers on its way through a window. */
final class Tracks {
  private final StateTrack states;
  private final Situation now;
  private final TimeSheet times;
  private final FaultTrack faults;
  private final CountSheet counts;
  private final Flapping flapping;
  private final Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
  private long run;
  private long unknown;

  Tracks(
      StateTrack states,
      Situation now,
      TimeSheet times,
      FaultTrack faults,
      CountSheet counts,
      Flapping flapping) {
    this.states = states;
    this.now = now;
    this.times = times;
    this.faults = faults;
    this.counts = counts;
    this.flapping = flapping;
  }

  static Tracks begin(CarryIn carryIn, long start, StopRules rules) {
    return new Tracks(
        new StateTrack(carryIn.held(), start, carryIn.heardAt()),
        new Situation(
            carryIn.mode(),
            carryIn.order(),
            carryIn.boot(),
            new Reasons(carryIn.reasons(), Map.of(), carryIn.standingSince())),
        new TimeSheet(rules),
        new FaultTrack(carryIn.fault()),
        new CountSheet(carryIn.counters(), carryIn.product()),
        Flapping.none());
  }

  Tracks copy() {
    Tracks copy =
        new Tracks(
            states.copy(), now.copy(), times.copy(), faults.copy(), counts.copy(), flapping.copy());
    copy.restore(flags, run, unknown);
    return copy;
  }

  void restore(Set<ResultFlag> all, long runNanos, long unknownNanos) {
    flags.addAll(all);
    run = runNanos;
    unknown = unknownNanos;
  }

  /** What the next window begins with, when all time of this one has been told. */
  Tracks rebased(long border, StopRules rules) {
    return new Tracks(
        new StateTrack(states.newest(), border, states.heardAt()),
        now.rebased(),
        new TimeSheet(rules),
        faults,
        counts.rebased(),
        Flapping.none());
  }

  /** Time that is not planned away was spent so. */
  void spent(TimeClass timeClass, long nanos) {
    if (timeClass == TimeClass.RUN) {
      run += nanos;
    } else if (timeClass == TimeClass.UNKNOWN) {
      unknown += nanos;
    }
  }

  StateTrack states() {
    return states;
  }

  Situation now() {
    return now;
  }

  TimeSheet times() {
    return times;
  }

  FaultTrack faults() {
    return faults;
  }

  CountSheet counts() {
    return counts;
  }

  Flapping flapping() {
    return flapping;
  }

  Set<ResultFlag> flags() {
    return flags;
  }

  /** Run time so far, minor stops left out, ns. */
  long run() {
    return run;
  }

  /** Unknown time so far, ns. */
  long unknown() {
    return unknown;
  }
}
