package dev.shopfloor.oee;

import dev.shopfloor.plant.PlannedStop;
import dev.shopfloor.plant.TimeClass;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up time by class, by raw state and by reason, ns. A contiguous stop (FAULT and WAIT) is held
 * back until it ends, because only its whole length tells whether it is a minor one.
 */
final class TimeSheet {
  private static final long NEVER = Long.MIN_VALUE;
  private static final String CHANGEOVER = "changeover";

  private final StopRules rules;
  private final Spans<TimeClass> classes = Spans.of(TimeClass.class);
  private final Spans<String> states = Spans.ofNames();
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
    copy.classes.addAll(classes);
    copy.states.addAll(states);
    copy.episode = episode;
    copy.productChange = productChange;
    return copy;
  }

  void restore(
      Map<TimeClass, Long> classNanos,
      Map<String, Long> stateNanos,
      Losses.@Nullable Key lastEpisode,
      long lastProductChange) {
    classNanos.forEach(classes::add);
    stateNanos.forEach(states::add);
    episode = lastEpisode;
    productChange = lastProductChange;
  }

  void explainTo(Explainer listener) {
    explainer = listener;
  }

  /** Adds a piece of time, above 0 ns, that follows the one added before. */
  void add(TimeClass timeClass, String state, long from, long to, Stops stops) {
    states.add(state, to - from);
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
      lose(timeClass, state, to - from);
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
    states.add(state, to - from);
    if (!stands) {
      closeStop(stops);
    }
    if (plan.counts() == PlannedStop.Counts.LOSS) {
      tallied.plannedLoss += to - from;
    } else {
      put(TimeClass.PLANNED, to - from);
    }
    lose(TimeClass.PLANNED, plan.reason(), to - from);
  }

  private void lose(TimeClass timeClass, String reason, long nanos) {
    Losses.Key known = episode;
    boolean goesOn =
        known != null
            && known.timeClass() == timeClass
            && !known.minor()
            && known.reason().equals(reason);
    Losses.Key key = goesOn && known != null ? known : new Losses.Key(timeClass, false, reason);
    losses.add(key, goesOn ? 0 : 1, nanos);
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
      put(TimeClass.UNKNOWN, -taken);
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
    long length = open.nanos();
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
    classes.add(timeClass, nanos);
  }

  /** Time of a class without minor stops, planned losses and the open stop, ns. */
  long nanos(TimeClass timeClass) {
    return classes.of(timeClass);
  }

  SortedMap<TimeClass, Long> classes() {
    return classes.nanos();
  }

  /** Time by raw state, ns. */
  SortedMap<String, Long> states() {
    return states.nanos();
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
