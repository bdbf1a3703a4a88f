package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetHistory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Explains shifts from stored buckets, by the very fold that made their results. */
public final class StoredShifts {
  // older observations are not taken at all
  private static final long HORIZON_MINUTES = 36 * 24 * 60;

  private final OeeStore store;

  /** Reads from a store and writes nothing. */
  public StoredShifts(OeeStore store) {
    this.store = store;
  }

  /**
   * Explains a window of an asset.
   *
   * @param asOf instant up to which time is counted, inside the window or its end, ns
   */
  public Explanation explain(AssetHistory history, ShiftWindow window, long asOf) {
    long first = MinuteBucket.minuteOf(window.start());
    Recorder before =
        new Recorder(store.newestFirst(history.key(), first - HORIZON_MINUTES, first));
    // what the window inherits: read as far back as the fold's own search has to look
    CarryInSearch.find(history, window.start(), before);
    List<MinuteBucket> buckets = new ArrayList<>(before.seen.reversed());
    long from = buckets.isEmpty() ? first : Math.max(first, buckets.getLast().minute() + 1);
    buckets.addAll(store.buckets(history.key(), from, MinuteBucket.minuteOf(asOf - 1)));
    return Fold.explain(history, window, buckets, asOf);
  }

  /** Remembers what was read. */
  private static final class Recorder implements Iterator<MinuteBucket> {
    private final Iterator<MinuteBucket> buckets;
    private final List<MinuteBucket> seen = new ArrayList<>();

    Recorder(Iterator<MinuteBucket> buckets) {
      this.buckets = buckets;
    }

    @Override
    public boolean hasNext() {
      return buckets.hasNext();
    }

    @Override
    public MinuteBucket next() {
      MinuteBucket next = buckets.next();
      seen.add(next);
      return next;
    }
  }
}
