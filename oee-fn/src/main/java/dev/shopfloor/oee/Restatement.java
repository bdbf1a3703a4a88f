package dev.shopfloor.oee;

import dev.shopfloor.model.ShiftRestated.Cause;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.OeePolicy;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a tick does about shifts that are closed: those that wait for their last data are made
 * final, those that are final are restated when their late data has come to rest.
 *
 * <p>Late data changes the window that it falls into and all that inherit from it: a state is held,
 * a counter goes on, a product is made. So every closed shift from the earliest late instant to the
 * open window is folded again, at most {@value #MOST_SHIFTS} in one tick; the ticks that follow do
 * the rest. Windows are those that were closed, whatever the plant model says of shifts today.
 */
final class Restatement {
  /** A week of three shifts a day: what one tick can fold within its time. */
  static final int MOST_SHIFTS = 21;

  /** Of our arithmetic: another number tells that the same data may give other results. */
  static final int ALGORITHM = 2;

  // the longest shift is a day and an hour
  private static final long LONGEST_SHIFT = 25 * 60 * 60_000_000_000L;

  private final OeeStore store;
  private final AssetHistory history;
  private final Head head;
  private final long tick;
  private final OeePolicy policy;
  private final Refolds refolds;
  private long provisionalFrom;
  private @Nullable Pending pending;

  Restatement(OeeStore store, AssetHistory history, OeeStore.Start start, long tick) {
    this.store = store;
    this.history = history;
    this.head = start.head();
    this.tick = tick;
    this.policy = history.at(tick).oee().policy();
    this.refolds = new Refolds(store, history, start, tick);
    this.provisionalFrom = Head.NOTHING;
    this.pending = head.closed().pending();
  }

  /**
   * Does it.
   *
   * @param heardAt the asset's newest observation, ns since the epoch
   */
  void run(long heardAt) {
    ShiftWindow open = head.window();
    if (open == null) {
      return;
    }
    long finalTo = Math.min(head.closed().provisionalFrom(), open.start());
    // what is not final yet is told when it is: its late data disturbs no rest
    if (head.dirtyFrom() < finalTo) {
      pending = Pending.late(pending, head.dirtyFrom(), tick);
    }
    lookAtModel();
    Pending due = pending;
    if (due != null && due.due(policy, tick)) {
      restate(due, finalTo);
    }
    if (finalTo < open.start()) {
      finish(finalTo, open, heardAt);
    }
  }

  private void lookAtModel() {
    String basis = basis(history);
    if (head.basis().isEmpty() || basis.equals(head.basis()) || policy.restateModel() == 0) {
      return;
    }
    boolean model = !model(basis).equals(model(head.basis()));
    pending =
        Pending.changed(
            pending, tick - policy.restateModel(), model ? Cause.CONFIG : Cause.ALGORITHM, tick);
  }

  /** Names what results are made by, besides observations. */
  static String basis(AssetHistory history) {
    return history.revisions().stream()
        .map(Restatement::revision)
        .collect(Collectors.joining(" ", ALGORITHM + " ", ""));
  }

  private static String revision(AssetRevision revision) {
    return revision.context().modelVersion() + "@" + revision.validFrom();
  }

  private static String model(String basis) {
    return basis.substring(basis.indexOf(' ') + 1);
  }

  private void restate(Pending due, long finalTo) {
    List<ShiftResult> told =
        store.results(history.key(), due.from() - LONGEST_SHIFT, finalTo - 1).stream()
            .filter(result -> result.closed() && result.version() > 0)
            .filter(result -> result.window().end() > due.from())
            .toList();
    for (ShiftResult before : told.subList(0, Math.min(MOST_SHIFTS, told.size()))) {
      refolds.restate(before, due);
    }
    pending = told.size() > MOST_SHIFTS ? due.rest(told.get(MOST_SHIFTS).window().start()) : null;
  }

  private void finish(long from, ShiftWindow open, long heardAt) {
    for (ShiftResult before : store.results(history.key(), from, open.start() - 1)) {
      if (!before.closed()) {
        continue;
      }
      if (before.version() > 0) {
        // made final by a tick that died before the head could know: its late data waits as well
        if (head.dirtyFrom() < before.window().end()) {
          pending = Pending.late(pending, head.dirtyFrom(), tick);
        }
        continue;
      }
      ShiftWindow window = before.window();
      OeePolicy then = history.at(window.end() - 1).oee().policy();
      boolean complete = heardAt - window.end() >= then.lateness();
      // not before every writer knows of the end: what it wrote would else be missed for ever
      if (Folding.settled(head, tick) && (complete || tick - window.end() >= then.grace())) {
        refolds.finish(before, complete);
      } else {
        provisionalFrom = Math.min(provisionalFrom, window.start());
        if (head.dirtyFrom() < window.end()) {
          refolds.update(before);
        }
      }
    }
  }

  Refolds refolds() {
    return refolds;
  }

  /** The start of the first closed shift that is not final; {@link Head#NOTHING} for none. */
  long provisionalFrom() {
    return provisionalFrom;
  }

  @Nullable Pending pending() {
    return pending;
  }
}
