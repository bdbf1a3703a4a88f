package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

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
  private final Tracks tracks;
  private final Spending spending;
  private final Applying applying;
  // bound once: an observation would else bind it anew
  private final StateTrack.Pieces pieces;
  private final OeeSpec policy;
  private long position;

  Fold(AssetHistory history, ShiftWindow window, Tracks tracks, long position) {
    this.history = history;
    this.window = window;
    this.tracks = tracks;
    this.spending = new Spending(history, window, tracks);
    this.applying = new Applying(history, window, tracks, spending);
    this.pieces = spending::piece;
    this.policy = history.at(window.start()).oee();
    this.position = position;
  }

  /** A fold that stands at the window's start. */
  static Fold begin(AssetHistory history, ShiftWindow window, CarryIn carryIn) {
    StopRules rules = StopRules.of(history.at(window.start()).oee());
    return new Fold(history, window, Tracks.begin(carryIn, window.start(), rules), window.start());
  }

  /**
   * Folds a window that nothing is known before but what the buckets hold: the whole calculation in
   * one step.
   *
   * @param asOf instant up to which time is counted, inside the window or its end
   */
  public static ShiftResult fold(
      AssetHistory history, ShiftWindow window, Collection<MinuteBucket> buckets, long asOf) {
    List<MinuteBucket> minutes = inOrder(buckets);
    Fold fold = start(history, window, minutes);
    fold.advance(minutes, asOf);
    return fold.conclude();
  }

  /**
   * Folds a window as {@link #fold} does, and tells what each number is made of.
   *
   * @param asOf instant up to which time is counted, inside the window or its end
   */
  public static Explanation explain(
      AssetHistory history, ShiftWindow window, Collection<MinuteBucket> buckets, long asOf) {
    List<MinuteBucket> minutes = inOrder(buckets);
    Fold fold = start(history, window, minutes);
    Explainer listener = new Explainer();
    fold.applying.explainTo(listener);
    fold.spending.explainTo(listener);
    fold.tracks.times().explainTo(listener);
    fold.advance(minutes, asOf);
    return listener.of(fold.conclude());
  }

  private static Fold start(AssetHistory history, ShiftWindow window, List<MinuteBucket> minutes) {
    long last = MinuteBucket.minuteOf(window.start());
    int before = 0;
    while (before < minutes.size() && minutes.get(before).minute() <= last) {
      before++;
    }
    List<MinuteBucket> newestFirst = minutes.subList(0, before).reversed();
    return begin(
        history, window, CarryInSearch.find(history, window.start(), newestFirst.iterator()));
  }

  private static List<MinuteBucket> inOrder(Collection<MinuteBucket> buckets) {
    List<MinuteBucket> minutes = new ArrayList<>(buckets);
    for (int at = 1; at < minutes.size(); at++) {
      if (minutes.get(at - 1).minute() > minutes.get(at).minute()) {
        minutes.sort(Comparator.comparingLong(MinuteBucket::minute));
        break;
      }
    }
    return minutes;
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
      List<Observation> observations = bucket.observations();
      for (int at = 0; at < observations.size(); at++) {
        Observation observation = observations.get(at);
        long time = observation.entry().time();
        if (time >= from && time < until) {
          passTo(time);
          applying.take(observation.channel(), observation.entry());
        }
      }
    }
    passTo(until);
  }

  private void passTo(long time) {
    for (AssetRevision revision : history.revisions()) {
      // a state that is held gets its new class at the instant from which the new model counts
      if (revision.validFrom() > position && revision.validFrom() < time) {
        tracks.states().advance(revision.validFrom(), policy, pieces);
      }
    }
    tracks.states().advance(time, policy, pieces);
    position = time;
  }

  /** Another fold that stands where this one stands. */
  Fold copy() {
    return new Fold(history, window, tracks.copy(), position);
  }

  /**
   * A fold of another window that inherits from this one what a search through the buckets would
   * find.
   *
   * @param next begins at the present position
   */
  Fold into(ShiftWindow next) {
    return into(next, StopRules.of(history.at(next.start()).oee()));
  }

  /**
   * A fold of the last part of this window by itself. It knows no minor stops: whether a stop is
   * one shows only in the whole shift.
   */
  Fold part() {
    return into(window.from(position), tracks.times().rules().ofPart());
  }

  private Fold into(ShiftWindow next, StopRules rules) {
    if (next.start() != position) {
      throw new IllegalArgumentException(
          "a window from %d cannot follow a fold at %d ns".formatted(next.start(), position));
    }
    Fold told = copy();
    told.tracks.states().finish(position, policy, told.pieces);
    return new Fold(history, next, told.tracks.rebased(position, rules), position);
  }

  /** The result as of the present position. */
  public ShiftResult result() {
    return copy().conclude();
  }

  private ShiftResult conclude() {
    tracks.states().finish(position, policy, pieces);
    AssetRevision revision = history.at(Math.max(window.start(), position - 1));
    tracks.times().closeStop(spending.stops(revision));
    return ResultMaker.make(revision, this);
  }

  /**
   * The faults that ended since this fold or the one it came from began, then the one that lasts.
   */
  FaultTrack faults() {
    Fold told = copy();
    told.tracks.states().finish(position, policy, told.pieces);
    return told.tracks.faults();
  }

  ShiftWindow window() {
    return window;
  }

  long position() {
    return position;
  }

  StateTrack states() {
    return tracks.states();
  }

  Tracks tracks() {
    return tracks;
  }
}
