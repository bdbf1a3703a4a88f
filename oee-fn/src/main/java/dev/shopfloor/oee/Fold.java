package dev.shopfloor.oee;

import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TimeClass;
import java.util.Collection;

/**
 * The fold over one window: observations in the order of event time become time by class and state,
 * pieces, and stops.
 *
 * <p>It depends on nothing but its arguments: the same buckets, carry-in and instants give the same
 * result, whether folded at once or from a copy kept on the way. All sums are whole nanoseconds and
 * pieces. Policy numbers are those of the window's start, classes and cycles those of each instant.
 * Not safe for use by several threads.
 */
public final class Fold {
  private final AssetHistory history;
  private final ShiftWindow window;
  private final StateTrack states;
  private final TimeSheet times;
  private final FaultTrack faults;
  private final CountSheet counts;
  private long position;

  Fold(
      AssetHistory history,
      ShiftWindow window,
      StateTrack states,
      TimeSheet times,
      FaultTrack faults,
      CountSheet counts,
      long position) {
    this.history = history;
    this.window = window;
    this.states = states;
    this.times = times;
    this.faults = faults;
    this.counts = counts;
    this.position = position;
  }

  /** A fold that stands at the window's start. */
  static Fold begin(AssetHistory history, ShiftWindow window, CarryIn carryIn) {
    return new Fold(
        history,
        window,
        new StateTrack(carryIn.held(), window.start(), carryIn.heardAt()),
        new TimeSheet(history.at(window.start()).oee().minorStop()),
        new FaultTrack(carryIn.fault()),
        new CountSheet(carryIn.counters(), carryIn.product()),
        window.start());
  }

  /**
   * Folds a window that nothing is known before: the whole calculation in one step.
   *
   * @param asOf instant up to which time is counted, inside the window or its end
   */
  public static ShiftResult fold(
      AssetHistory history, ShiftWindow window, Collection<MinuteBucket> buckets, long asOf) {
    CarryIn carryIn =
        CarryInSearch.find(
            history,
            window.start(),
            buckets.stream()
                .sorted((one, other) -> Long.compare(other.minute(), one.minute()))
                .iterator());
    Fold fold = begin(history, window, carryIn);
    fold.advance(
        buckets.stream()
            .sorted((one, other) -> Long.compare(one.minute(), other.minute()))
            .toList(),
        asOf);
    return fold.result();
  }

  /**
   * Applies the observations from the present position to before {@code until}, and lets time pass
   * until then.
   *
   * @param buckets in the order of time; may hold more than that span
   * @param until not before the present position, not after the window's end
   */
  void advance(Collection<MinuteBucket> buckets, long until) {
    if (until < position || until > window.end()) {
      throw new IllegalArgumentException(
          "cannot advance from %d to %d ns in a window that ends at %d"
              .formatted(position, until, window.end()));
    }
    long from = position;
    for (MinuteBucket bucket : buckets) {
      for (Observation observation : bucket.observations()) {
        long time = observation.entry().time();
        if (time >= from && time < until) {
          passTo(time);
          apply(observation.channel(), observation.entry());
        }
      }
    }
    passTo(until);
  }

  private void passTo(long time) {
    for (AssetRevision revision : history.revisions()) {
      // a state that is held gets its new class at the instant from which the new model counts
      if (revision.validFrom() > position && revision.validFrom() < time) {
        states.advance(revision.validFrom(), policy(), this::piece);
      }
    }
    states.advance(time, policy(), this::piece);
    position = time;
  }

  private void apply(Channel channel, Entry entry) {
    states.heard(entry.time());
    AssetRevision revision = history.at(entry.time());
    switch (channel.role()) {
      case STATE -> {
        if (channel.tag().equals(Classes.stateTag(revision))) {
          Held state = new Held(Classes.name(entry.value()), entry.quality());
          states.enter(state, entry.time(), policy(), this::piece);
        }
      }
      case COUNTER -> {
        TagSpec tag = revision.tag(channel.tag());
        if (tag != null && tag.counter() != null && Classes.countable(entry)) {
          long value = ((Value.Whole) entry.value()).value();
          counts.observe(tag.name(), value, entry.time(), tag.counter(), revision.oee());
        }
      }
      case PRODUCT -> {
        String product = Classes.product(entry);
        if (product != null && channel.tag().equals(Classes.productTag(revision))) {
          counts.make(product);
        }
      }
      default -> {}
    }
  }

  private void piece(Held state, long from, long to) {
    AssetRevision revision = history.at(from);
    TimeClass timeClass = Classes.of(revision, state);
    spend(timeClass, state.name(), from, to);
    // a fault stays a fault for those who are told of it, also between shifts and in a break
    faults.add(timeClass == TimeClass.FAULT, state.name(), from);
    if (Classes.unmapped(revision, state)) {
      counts.flags().add(ResultFlag.UNMAPPED_STATE);
    }
  }

  /** Divides a piece of time at the borders of the breaks; running counts as running in them. */
  private void spend(TimeClass timeClass, String state, long from, long to) {
    if (window.offShift()) {
      times.add(TimeClass.OFFSHIFT, state, to - from);
      return;
    }
    long at = from;
    if (timeClass != TimeClass.RUN && timeClass != TimeClass.OFFSHIFT) {
      boolean stopped = timeClass == TimeClass.FAULT || timeClass == TimeClass.WAIT;
      for (PlannedBreak pause : window.breaks()) {
        long begins = Math.clamp(pause.start(), at, to);
        long ends = Math.clamp(pause.end(), begins, to);
        if (ends > begins) {
          if (begins > at) {
            times.add(timeClass, state, begins - at);
          }
          times.addBreak(state, stopped, ends - begins);
          at = ends;
        }
      }
    }
    if (to > at) {
      times.add(timeClass, state, to - at);
    }
  }

  /** Another fold that stands where this one stands. */
  Fold copy() {
    return new Fold(
        history, window, states.copy(), times.copy(), faults.copy(), counts.copy(), position);
  }

  /**
   * A fold of another window that inherits from this one what a search through the buckets would
   * find.
   *
   * @param next begins at the present position
   */
  Fold into(ShiftWindow next) {
    return into(next, history.at(next.start()).oee().minorStop());
  }

  /**
   * A fold of the last part of this window by itself. It knows no minor stops: whether a stop is
   * one shows only in the whole shift.
   */
  Fold part() {
    return into(window.from(position), 0);
  }

  private Fold into(ShiftWindow next, long minorStop) {
    if (next.start() != position) {
      throw new IllegalArgumentException(
          "a window from %d cannot follow a fold at %d ns".formatted(next.start(), position));
    }
    Fold told = copy();
    told.states.finish(position, policy(), told::piece);
    return new Fold(
        history,
        next,
        new StateTrack(states.newest(), position, states.heardAt()),
        new TimeSheet(minorStop),
        told.faults,
        counts.rebased(),
        position);
  }

  /** The result as of the present position. */
  public ShiftResult result() {
    Fold told = copy();
    told.states.finish(position, policy(), told::piece);
    told.times.closeStop();
    return ResultMaker.make(history.at(Math.max(window.start(), position - 1)), told);
  }

  /**
   * The faults that ended since this fold or the one it came from began, then the one that lasts.
   */
  FaultTrack faults() {
    Fold told = copy();
    told.states.finish(position, policy(), told::piece);
    return told.faults;
  }

  private OeeSpec policy() {
    return history.at(window.start()).oee();
  }

  ShiftWindow window() {
    return window;
  }

  long position() {
    return position;
  }

  StateTrack states() {
    return states;
  }

  TimeSheet times() {
    return times;
  }

  CountSheet counts() {
    return counts;
  }
}
