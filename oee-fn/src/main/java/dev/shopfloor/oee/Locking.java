package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import java.util.List;

/**
 * Marks results as locked for those who read them. Whether a shift is locked follows from its time
 * alone; so this waits for the next shift's end, and does some at a time.
 */
final class Locking {
  private static final int MOST = 40;

  private Locking() {}

  /**
   * Marks those that are locked by now.
   *
   * @param from shifts that start before it are done, ns since the epoch
   * @param closed the first shift that this tick closed
   * @return from where on the next pass has to look
   */
  static long pass(OeeStore store, AssetHistory history, long from, ShiftResult closed, long tick) {
    long first = Math.min(from, closed.window().start());
    AssetRevision now = history.at(tick);
    long reach = Lock.reach(now, tick);
    if (reach <= first) {
      return first;
    }
    int done = 0;
    List<ShiftResult> results = store.results(history.key(), first, reach);
    for (ShiftResult result : results) {
      if (result.version() == 0 || !Lock.locked(now, result.window(), tick) || done == MOST) {
        return result.window().start();
      }
      if (result.lifecycle().phase() != Lifecycle.Phase.LOCKED) {
        Lifecycle was = result.lifecycle();
        store.keepResult(
            result.with(
                new Lifecycle(Lifecycle.Phase.LOCKED, was.version(), was.cause(), was.complete())),
            tick);
        done++;
      }
    }
    return reach + 1;
  }
}
