package dev.shopfloor.oee;

import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.TimeClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up time by class, by raw state and by reason, ns. A contiguous stop (FAULT and WAIT) is held
 * back until it ends, because only its whole length tells whether it is a minor one.
 */
final class TimeSheet {
  private static final long NEVER = Long.MIN_VALUE;
  private static final String CHANGEOVER = "changeover";

  private final StopRules rules;
  private final EnumMap<TimeClass, Long> classes = new EnumMap<>(TimeClass.class);
  private final SortedMap<String, Long> states = new TreeMap<>();
  private final OpenStop open;
  private final Losses losses;
  private final Tallied tallied;
  private @Nullable Explainer explainer;
  private Losses.@Nullable Key episode;
  private long productChange = NEVER;

  /** The single sums. */
  static final class Tallied {
    long minor;
    long plannedLoss;
    long stops;
    long minorStops;
    long failures;
    long repair;

    Tallied copy() {
      Tallied copy = new Tallied();
      copy.minor = minor;
      copy.plannedLoss = plannedLoss;
      copy.stops = stops;
      copy.minorStops = minorStops;
      copy.failures = failures;
      copy.repair = repair;
      return copy;
    }
  }

  /** An empty sheet. */
  TimeSheet(StopRules rules) {
    this(rules, new OpenStop(), new Losses(), new Tallied());
  }

  TimeSheet(StopRules rules, OpenStop open, Losses losses, Tallied tallied) {
    this.rules = rules;
    this.open = open;
    this.losses = losses;
    this.tallied = tallied;
  }

  TimeSheet copy() {
    TimeSheet copy = new TimeSheet(rules, open.copy(), losses.copy(), tallied.copy());
    copy.restore(classes, states, episode, productChange);
    return copy;
  }

  void restore(
      Map<TimeClass, Long> classNanos,
      Map<String, Long> stateNanos,
      Losses.@Nullable Key lastEpisode,
      long lastProductChange) {
    classes.putAll(classNanos);
    states.putAll(stateNanos);
    episode = lastEpisode;
    productChange = lastProductChange;
  }

  void explainTo(Explainer listener) {
    explainer = listener;
  }

  /** Adds a piece of time, above 0 ns, that follows the one added before. */
  void add(TimeClass timeClass, String state, long from, long to, Stops stops) {
    states.merge(state, to - from, Long::sum);
    if (Classes.stands(timeClass)) {
      open.add(timeClass, state, from, to);
      episode = null;
      return;
    }
    closeStop(stops);
    put(timeClass, to - from);
    if (timeClass == TimeClass.RUN || timeClass == TimeClass.OFFSHIFT) {
      episode = null;
    } else {
      lose(new Losses.Key(timeClass, false, state), to - from);
    }
  }

  /**
   * Adds a piece of time that counts as planned whatever the asset did. A stop that reaches into it
   * is not ended by it: before and after it are one stop.
   *
   * @param stands whether the asset stood (FAULT, WAIT)
   */
  void addPlanned(
      PlannedBreak plan, String state, boolean stands, long from, long to, Stops stops) {
    states.merge(state, to - from, Long::sum);
    if (!stands) {
      closeStop(stops);
    }
    if (plan.counts() == PlannedStop.Counts.LOSS) {
      tallied.plannedLoss += to - from;
    } else {
      put(TimeClass.PLANNED, to - from);
    }
    lose(new Losses.Key(TimeClass.PLANNED, false, plan.reason()), to - from);
  }

  private void lose(Losses.Key key, long nanos) {
    losses.add(key, key.equals(episode) ? 0 : 1, nanos);
    episode = key;
  }

  /** Gives the reason of the stop at hand. */
  interface Stops {
    /** The reason; empty when none was said. */
    String reason();

    /** The stop has been added up. */
    void ended();
  }

  /** The product changes. */
  void productChanges(long time) {
    productChange = time;
  }

  /** Unknown time has turned out to be run time. */
  void infer(long nanos) {
    long taken = Math.min(nanos, nanos(TimeClass.UNKNOWN));
    if (taken > 0) {
      classes.merge(TimeClass.UNKNOWN, -taken, Long::sum);
      put(TimeClass.RUN, taken);
      losses.takeUnknown(taken);
    }
  }

  /** Ends the open stop, if there is one. */
  void closeStop(Stops stops) {
    if (open.isEmpty()) {
      return;
    }
    long faults = open.nanos(TimeClass.FAULT);
    long length = open.nanos(TimeClass.FAULT, TimeClass.WAIT);
    boolean setup = rules.setupByStop() && open.holds(productChange);
    boolean minor =
        !setup && (length < rules.minorStop() || (faults == 0 && length < rules.idleBelow()));
    String reason = stops.reason();
    long count = 1;
    for (OpenStop.Part part : open.parts()) {
      lose(part, minor, setup, reason, count);
      count = 0;
    }
    if (minor) {
      tallied.minorStops++;
    } else if (!setup || faults > 0) {
      tallied.stops++;
      tallied.failures += faults > 0 ? 1 : 0;
      tallied.repair += faults;
    }
    if (explainer != null) {
      explainer.stop(open.start(), minor, waitingIsMinor(minor), setup, reason);
    }
    open.clear();
    stops.ended();
  }

  private boolean waitingIsMinor(boolean minor) {
    return minor && rules.waitingCounts();
  }

  private void lose(OpenStop.Part part, boolean minor, boolean setup, String reason, long count) {
    boolean waits = part.timeClass() == TimeClass.WAIT;
    boolean isMinor = waits ? waitingIsMinor(minor) : minor;
    TimeClass counts = waits && setup ? TimeClass.SETUP : part.timeClass();
    if (isMinor) {
      tallied.minor += part.nanos();
    } else {
      put(counts, part.nanos());
    }
    String spare = counts == TimeClass.SETUP ? CHANGEOVER : part.state();
    losses.add(
        new Losses.Key(counts, isMinor, reason.isEmpty() ? spare : reason), count, part.nanos());
  }

  private void put(TimeClass timeClass, long nanos) {
    classes.merge(timeClass, nanos, Long::sum);
  }

  /** Time of a class without minor stops, planned losses and the open stop, ns. */
  long nanos(TimeClass timeClass) {
    return classes.getOrDefault(timeClass, 0L);
  }

  Map<TimeClass, Long> classes() {
    return classes;
  }

  /** Time by raw state, ns. */
  SortedMap<String, Long> states() {
    return states;
  }

  Tallied tallied() {
    return tallied;
  }

  Losses losses() {
    return losses;
  }

  OpenStop open() {
    return open;
  }

  Losses.@Nullable Key episode() {
    return episode;
  }

  long productChange() {
    return productChange;
  }

  StopRules rules() {
    return rules;
  }

  /** The rows, longest first. */
  List<LossRow> rows() {
    return losses.rows();
  }
}
