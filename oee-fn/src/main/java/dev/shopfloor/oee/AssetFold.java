package dev.shopfloor.oee;

import dev.shopfloor.plant.AssetHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All that is known of one asset in memory, folded window by window with the fold of the function:
 * what a tick would have told, without a table.
 */
public final class AssetFold {
  private final AssetHistory history;
  private final NavigableMap<Long, MinuteBucket> buckets = new TreeMap<>();

  /**
   * Takes an asset's observations.
   *
   * @param buckets at most one a minute, in any order
   */
  public AssetFold(AssetHistory history, Collection<MinuteBucket> buckets) {
    this.history = history;
    buckets.forEach(bucket -> this.buckets.merge(bucket.minute(), bucket, MinuteBucket::merge));
  }

  /** The asset. */
  public AssetHistory history() {
    return history;
  }

  /** Its observations, in the order of time. */
  public Collection<MinuteBucket> buckets() {
    return buckets.values();
  }

  /**
   * The shifts, and the times between them, that a span touches: whole, in order, without holes.
   *
   * @param from ns since the epoch
   * @param to first instant after the span, above from
   */
  public List<ShiftWindow> windows(long from, long to) {
    List<ShiftWindow> windows = new ArrayList<>();
    ShiftWindow window = AssetTick.windowAt(history, from);
    windows.add(window);
    while (window.end() < to) {
      // a new calendar may count from an instant inside of what it calls a shift
      window = AssetTick.windowAt(history, window.end()).from(window.end());
      windows.add(window);
    }
    return windows;
  }

  /**
   * The result of a window.
   *
   * @param asOf instant up to which time is counted, inside the window or its end
   */
  public ShiftResult result(ShiftWindow window, long asOf) {
    Fold fold = begin(window);
    fold.advance(between(window.start(), asOf), asOf);
    return fold.result();
  }

  /**
   * The result of a window, with all that it was made of.
   *
   * @param asOf instant up to which time is counted, inside the window or its end
   */
  public Explanation explain(ShiftWindow window, long asOf) {
    return Fold.explain(
        history, window, buckets.headMap(MinuteBucket.minuteOf(asOf), true).values(), asOf);
  }

  /**
   * The results of a window's minutes, each by itself; they know no minor stops, as the MINUTE
   * figures of the function.
   *
   * @param asOf instant up to which time is counted, inside the window or its end
   */
  public List<ShiftResult> minutes(ShiftWindow window, long asOf) {
    List<ShiftResult> minutes = new ArrayList<>();
    Fold fold = begin(window);
    for (long at = window.start(); at < asOf; ) {
      long next = Math.min(asOf, MinuteBucket.startOf(MinuteBucket.minuteOf(at) + 1));
      Collection<MinuteBucket> bucket = between(at, next);
      Fold minute = fold.part();
      minute.advance(bucket, next);
      minutes.add(minute.result());
      fold.advance(bucket, next);
      at = next;
    }
    return minutes;
  }

  /**
   * The orders of a span, one after the other, and where the same order is named again for another
   * run, each run.
   *
   * @param from ns since the epoch
   * @param to first instant after the span, above from
   */
  public List<OrderSpan> orders(long from, long to) {
    return OrderSpans.of(history, buckets.values(), from, to);
  }

  private Fold begin(ShiftWindow window) {
    return Fold.begin(
        history,
        window,
        CarryInSearch.find(
            history,
            window.start(),
            buckets
                .headMap(MinuteBucket.minuteOf(window.start()), true)
                .descendingMap()
                .values()
                .iterator()));
  }

  private Collection<MinuteBucket> between(long from, long to) {
    return buckets
        .subMap(MinuteBucket.minuteOf(from), true, MinuteBucket.minuteOf(to), true)
        .values();
  }
}
