package dev.shopfloor.oee;

import dev.shopfloor.model.ShiftRestated.Cause;
import dev.shopfloor.plant.AssetHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds closed shifts again, in the order of time, and sorts what comes of it. */
final class Refolds {
  private final OeeStore store;
  private final AssetHistory history;
  private final OeeStore.Start start;
  private final long tick;
  private final List<Version> versions = new ArrayList<>();
  private final List<ShiftResult> silent = new ArrayList<>();
  private final List<Adjustment> adjustments = new ArrayList<>();
  private final List<ShiftWindow> windows = new ArrayList<>();
  private @Nullable Folding folding;

  /**
   * What a locked shift would be now.
   *
   * @param kept its numbers
   * @param adjusted what late data would make of them
   */
  record Adjustment(ShiftResult kept, ShiftResult adjusted) {}

  Refolds(OeeStore store, AssetHistory history, OeeStore.Start start, long tick) {
    this.store = store;
    this.history = history;
    this.start = start;
    this.tick = tick;
  }

  private ShiftResult refold(ShiftResult before) {
    ShiftWindow window = before.window();
    windows.add(window);
    Folding at = folding;
    if (at == null || at.window().start() > window.start()) {
      at = Folding.at(store, history, start, tick, window);
      folding = at;
    }
    return at.whole(window);
  }

  /** Makes a shift that was closed final. */
  void finish(ShiftResult before, boolean complete) {
    Lifecycle first = new Lifecycle(Lifecycle.Phase.FINAL, 1, null, complete);
    versions.add(new Version(refold(before).with(first), told(before), tick, Head.NOTHING));
  }

  /** Looks again at a shift that is not final: nobody is told before it is. */
  void update(ShiftResult before) {
    replace(before, refold(before));
  }

  private void replace(ShiftResult before, ShiftResult now) {
    if (!now.tellsTheSameAs(before)) {
      silent.add(now.with(before.lifecycle()));
    }
  }

  /** Looks again at a shift that is final, for a reason. */
  void restate(ShiftResult before, Pending why) {
    ShiftResult now = refold(before);
    if (now.tellsTheSameAs(before)) {
      return;
    }
    ShiftResult told = told(before);
    boolean material = Materiality.between(told, now);
    if (before.lifecycle().phase() == Lifecycle.Phase.LOCKED
        || Lock.locked(history.at(tick), before.window(), tick)) {
      if (material) {
        adjustments.add(new Adjustment(before, now.with(before.lifecycle())));
      }
    } else if (!material) {
      replace(before, now);
    } else {
      boolean late = why.lateFor(before.window());
      Cause other = why.cause();
      Lifecycle next =
          new Lifecycle(
              Lifecycle.Phase.RESTATED,
              before.version() + 1,
              late || other == null ? Materiality.lateCause(told, now) : other,
              before.lifecycle().complete());
      versions.add(new Version(now.with(next), told, tick, late ? why.lateFrom() : Head.NOTHING));
    }
  }

  /** What was told of a shift last; what is kept may have moved a little since. */
  private ShiftResult told(ShiftResult kept) {
    Version version =
        store.version(kept.asset(), new Head.Mark(kept.window().start(), kept.version()));
    return version == null ? kept : version.result();
  }

  /** New versions, in the order of time. */
  List<Version> versions() {
    return versions;
  }

  /** Results to be replaced without telling. */
  List<ShiftResult> silent() {
    return silent;
  }

  List<Adjustment> adjustments() {
    return adjustments;
  }

  /** The shifts that were folded again. */
  List<ShiftWindow> windows() {
    return windows;
  }
}
