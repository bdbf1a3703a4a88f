package dev.shopfloor.oee;

import dev.shopfloor.oee.Head.Kept;
import dev.shopfloor.plant.AssetHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of an asset: the head names those that may be used, so that none has ever to be
 * deleted for others to be right.
 *
 * <p>A checkpoint is named by its position and by how many late writes there were when it was made.
 * A tick that finds late marks takes those after the earliest late hour off the list in the write
 * that takes the marks away; until then the marks themselves keep every tick from them. A crash
 * between leaves both as they were. Two ticks at the same time cannot both write: head and
 * checkpoint are one transaction, under the condition that the head's last tick is the one read. A
 * text that a reader finds beside a newer head has another name than the head gives, and is not
 * used.
 */
final class Checkpoints {
  private static final long HOUR = 3_600_000_000_000L;
  // data that is a little late is frequent, data that is days late may cost half a day's buckets
  private static final long ALL_OF = 6 * HOUR;
  private static final long ONE_IN = 12 * HOUR;
  private static final long OLDEST = 8 * 24 * HOUR;

  private Checkpoints() {}

  /**
   * The newest fold that may be used and stands at or before an instant; null when there is none.
   */
  static @Nullable Fold find(
      OeeStore store, AssetHistory history, OeeStore.Start start, long atMost) {
    List<Kept> kept = start.head().checkpoints();
    long limit = Math.min(atMost, start.head().dirtyFrom());
    for (int at = kept.size() - 1; at >= 0; at--) {
      Kept one = kept.get(at);
      if (one.position() <= limit) {
        boolean newest = at == kept.size() - 1;
        Fold fold = newest ? read(history, one, start.checkpoint()) : null;
        return fold != null
            ? fold
            : read(history, one, store.checkpoint(history.key(), one.position()));
      }
    }
    return null;
  }

  private static @Nullable Fold read(AssetHistory history, Kept name, @Nullable String text) {
    Fold fold = text == null ? null : Checkpoint.read(history, name.lateCount(), text);
    return fold != null && fold.position() == name.position() ? fold : null;
  }

  /** Those that the next tick may use. */
  static List<Kept> next(Head head, @Nullable Kept made) {
    List<Kept> valid = new ArrayList<>();
    for (Kept one : head.checkpoints()) {
      if (one.position() <= head.dirtyFrom()
          && (made == null || one.position() != made.position())) {
        valid.add(one);
      }
    }
    if (made == null) {
      return valid;
    }
    List<Kept> thin = new ArrayList<>();
    long block = Long.MIN_VALUE;
    for (Kept one : valid) {
      long age = made.position() - one.position();
      boolean first = Math.floorDiv(one.position(), ONE_IN) != block;
      if (age <= ALL_OF || (first && age <= OLDEST)) {
        thin.add(one);
      }
      block = Math.floorDiv(one.position(), ONE_IN);
    }
    thin.add(made);
    return thin;
  }
}
