package dev.shopfloor.cli.model;

import dev.shopfloor.plant.PlannedStop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lays the planned stops of an asset over those of its line, and these over the site's. */
final class StopPlan {
  private StopPlan() {}

  /**
   * Both in order of their start, none over another: where two meet, the nearer one stands and the
   * other one is cut.
   *
   * @param outer of the site or the line, apart from one another
   * @param nearer of the line or the asset, in order and apart from one another
   */
  static List<PlannedStop> of(List<PlannedStop> outer, List<PlannedStop> nearer) {
    List<PlannedStop> all = new ArrayList<>(nearer);
    for (PlannedStop stop : outer) {
      long from = stop.start();
      for (PlannedStop over : nearer) {
        add(stop, from, Math.min(over.start(), stop.end()), all);
        from = Math.max(from, over.end());
      }
      add(stop, from, stop.end(), all);
    }
    all.sort(Comparator.comparingLong(PlannedStop::start));
    return all;
  }

  private static void add(PlannedStop stop, long from, long to, List<PlannedStop> all) {
    if (from < to) {
      all.add(new PlannedStop(from, to, stop.reason(), stop.counts()));
    }
  }
}
