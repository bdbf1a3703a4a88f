package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.plant.AssetHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The closed shifts of an asset that have other numbers by now than those that were told.
 *
 * <p>Late data changes the window that it falls into and all that inherit from it: a state is held,
 * a counter goes on, a product is made. So every closed shift from the earliest late instant to the
 * open window is folded again, at most {@value #MOST_SHIFTS} in one tick; the ticks that follow do
 * the rest. Windows are those that were closed, whatever the plant model says of shifts today.
 *
 * @param changed the new versions, in the order of time
 * @param events one for each of them
 * @param recheckFrom what the head has to remember, see {@link Head#recheckFrom}
 */
record Restatement(List<ShiftResult> changed, List<ShiftRestated> events, long recheckFrom) {
  /** A week of three shifts a day: what one tick can fold within its time. */
  static final int MOST_SHIFTS = 21;

  // the longest shift is a day and an hour
  private static final long LONGEST_SHIFT = 25 * 60 * 60_000_000_000L;

  static Restatement find(OeeStore store, AssetHistory history, OeeStore.Start start, long tick) {
    Head head = start.head();
    boolean recheck = Folding.settled(head, tick);
    long from = Math.min(head.dirtyFrom(), recheck ? head.recheckFrom() : Head.NOTHING);
    long later = recheck ? Head.NOTHING : head.recheckFrom();
    ShiftWindow open = head.window();
    if (open == null || from >= open.start()) {
      return new Restatement(List.of(), List.of(), later);
    }
    List<ShiftResult> told = told(store, history.key(), from, open);
    List<ShiftResult> changed = new ArrayList<>();
    List<ShiftRestated> events = new ArrayList<>();
    Folding folding = null;
    for (ShiftResult before : told.subList(0, Math.min(MOST_SHIFTS, told.size()))) {
      if (folding == null) {
        folding = Folding.at(store, history, start, tick, before.window());
      }
      ShiftResult after =
          folding
              .whole(before.window())
              .with(
                  new Lifecycle(
                      Lifecycle.Phase.RESTATED,
                      before.version() + 1,
                      ShiftRestated.Cause.LATE_DATA,
                      before.lifecycle().complete()));
      if (!after.tellsTheSameAs(before)) {
        changed.add(after);
        events.add(event(before, after));
      }
    }
    return new Restatement(
        changed,
        events,
        told.size() > MOST_SHIFTS
            ? Math.min(later, told.get(MOST_SHIFTS).window().start())
            : later);
  }

  private static List<ShiftResult> told(
      OeeStore store, AssetKey asset, long from, ShiftWindow open) {
    return store.results(asset, from - LONGEST_SHIFT, open.start() - 1).stream()
        .filter(ShiftResult::closed)
        .filter(result -> result.window().end() > from && result.window().end() <= open.start())
        .toList();
  }

  private static ShiftRestated event(ShiftResult before, ShiftResult after) {
    AssetKey asset = after.asset();
    ShiftWindow window = after.window();
    return new ShiftRestated(
        Ids.of(
            "ShiftRestated",
            asset.text(),
            window.code(),
            Long.toString(window.start()),
            Integer.toString(after.version())),
        asset,
        after.line(),
        window.code(),
        window.start(),
        window.end(),
        after.version(),
        ShiftRestated.Cause.LATE_DATA,
        null,
        after.policyId(),
        figures(before),
        figures(after));
  }

  private static ShiftRestated.Figures figures(ShiftResult result) {
    Ratios ratios = result.ratios();
    return new ShiftRestated.Figures(
        ratios.availability(),
        ratios.performance(),
        ratios.quality(),
        ratios.oee(),
        result.plannedMillis(),
        result.runMillis(),
        total(result.pieces()));
  }

  private static @Nullable Long total(@Nullable Pieces pieces) {
    return pieces == null ? null : pieces.total();
  }
}
