package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.Head.Kept;
import dev.shopfloor.plant.AssetHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fold of one tick: begun at the newest checkpoint that may be used, or at the window's start
 * by a search for what it inherits; advanced through stored buckets; kept as the next checkpoint.
 *
 * <p>Checkpoints never miss an observation: a tick first seals the time before an instant, and only
 * ticks two minutes later, when no writer that did not know of the seal can still be at work, make
 * a checkpoint there. A writer that finds its minute sealed leaves a mark of its hour in the step
 * that writes the bucket, and no checkpoint after a marked hour is used, see {@link Checkpoints}.
 *
 * <p>The end of a window is such a seal too: what comes for it later is a late write. A write of a
 * writer that did not know of the end is found by folding the window once more two minutes later,
 * from the checkpoint if nothing was late.
 */
final class Folding {
  private static final long MINUTE = 60_000_000_000L;
  private static final long EVERY = 30 * MINUTE;
  // most observations are here after so long; later ones cost a fold from the window's start
  private static final long USUAL_LATENESS = 10 * MINUTE;
  // an invocation lasts a minute at most
  private static final long AFTER_SEAL = 2 * MINUTE;
  // beyond it a search backwards reads less than going on from a checkpoint
  private static final long MOST_CATCH_UP = 12 * 60 * MINUTE;
  // older observations are not taken at all
  private static final long HORIZON_MINUTES = 36 * 24 * 60;

  private final OeeStore store;
  private final AssetHistory history;
  private final Head head;
  private final long tick;
  private Fold fold;
  private boolean rested;
  private long sealedTo;
  private long sealedAt;
  private @Nullable String checkpoint;
  private @Nullable Kept made;

  private Folding(OeeStore store, AssetHistory history, Head head, long tick, Fold fold) {
    this.store = store;
    this.history = history;
    this.head = head;
    this.tick = tick;
    this.fold = fold;
    this.sealedTo = head.sealedTo();
    this.sealedAt = head.sealedAt();
  }

  static Folding resume(OeeStore store, AssetHistory history, OeeStore.Start start, long tick) {
    ShiftWindow open = start.head().window();
    return at(store, history, start, tick, open == null ? AssetTick.windowAt(history, tick) : open);
  }

  /** The fold of a window that may have been closed, begun as near to its end as can be. */
  static Folding at(
      OeeStore store, AssetHistory history, OeeStore.Start start, long tick, ShiftWindow window) {
    Head head = start.head();
    Fold kept = Checkpoints.find(store, history, start, window.end());
    if (kept != null && kept.window().equals(window)) {
      Folding folding = new Folding(store, history, head, tick, kept);
      folding.rested = true;
      return folding;
    }
    if (kept != null
        && kept.window().end() <= window.start()
        && window.start() - kept.position() <= MOST_CATCH_UP) {
      Folding folding = new Folding(store, history, head, tick, kept);
      folding.catchUp(window);
      return folding;
    }
    return new Folding(store, history, head, tick, search(store, history, window));
  }

  private static Fold search(OeeStore store, AssetHistory history, ShiftWindow window) {
    long minute = MinuteBucket.minuteOf(window.start());
    CarryIn carryIn =
        CarryInSearch.find(
            history,
            window.start(),
            store.newestFirst(history.key(), minute - HORIZON_MINUTES, minute));
    return Fold.begin(history, window, carryIn);
  }

  /** Takes a checkpoint of a window that has been closed since to the start of the open one. */
  private void catchUp(ShiftWindow window) {
    while (fold.window().end() < window.start()) {
      advanceTo(fold.window().end());
      ShiftWindow next = AssetTick.windowAt(history, fold.position()).from(fold.position());
      fold = fold.into(next.end() <= window.start() ? next : next.until(window.start()));
    }
    advanceTo(window.start());
    fold = fold.into(window);
  }

  private void advanceTo(long until) {
    fold.advance(buckets(until), until);
  }

  private List<MinuteBucket> buckets(long until) {
    if (until <= fold.position()) {
      return List.of();
    }
    return store.buckets(
        asset(), MinuteBucket.minuteOf(fold.position()), MinuteBucket.minuteOf(until - 1));
  }

  /**
   * Folds up to an instant of the window.
   *
   * @param partFrom where the part begins that is wanted by itself
   * @return the fold of that part
   */
  Fold advance(long asOf, long partFrom) {
    List<MinuteBucket> buckets = buckets(asOf);
    seal(buckets, asOf);
    fold.advance(buckets, Math.max(partFrom, fold.position()));
    Fold part = fold.part();
    part.advance(buckets, asOf);
    fold.advance(buckets, asOf);
    return part;
  }

  private void seal(List<MinuteBucket> buckets, long asOf) {
    long border = Math.floorDiv(asOf - USUAL_LATENESS, EVERY) * EVERY;
    long wanted = Math.max(border, fold.window().start());
    boolean due = rested ? wanted > fold.position() : wanted >= fold.position();
    if (!due || wanted > asOf - USUAL_LATENESS) {
      return;
    }
    if (wanted > sealedTo) {
      sealedTo = wanted;
      sealedAt = tick;
    } else if (sealedAt <= tick - AFTER_SEAL) {
      fold.advance(buckets, wanted);
      checkpoint = Checkpoint.text(history, head.lateCount(), fold);
      made = new Kept(wanted, head.lateCount());
    }
  }

  /** Goes on to the next window, which begins where the fold stands; what is before it is late. */
  void enter(ShiftWindow next) {
    fold = fold.into(next);
    rested = false;
    checkpoint = null;
    made = null;
    if (next.start() > sealedTo) {
      sealedTo = next.start();
      sealedAt = tick;
    }
  }

  /** All of a window that has ended: the one at hand or a later one. */
  ShiftResult whole(ShiftWindow window) {
    if (!fold.window().equals(window)) {
      catchUp(window);
    }
    advanceTo(window.end());
    return fold.result();
  }

  /** Whether every writer knows by now of what this head calls late. */
  static boolean settled(Head head, long tick) {
    return head.sealedAt() <= tick - AFTER_SEAL;
  }

  /** The text of the checkpoint that this tick made; null when it made none. */
  @Nullable String checkpoint() {
    return checkpoint;
  }

  /** The name of the checkpoint that this tick made; null when it made none. */
  @Nullable Kept made() {
    return made;
  }

  private AssetKey asset() {
    return history.key();
  }

  Fold fold() {
    return fold;
  }

  ShiftWindow window() {
    return fold.window();
  }

  long sealedTo() {
    return sealedTo;
  }

  long sealedAt() {
    return sealedAt;
  }
}
