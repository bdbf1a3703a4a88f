package dev.shopfloor.oee;

import dev.shopfloor.plant.PlannedStop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lays planned stops and breaks into a shift, so that no instant is planned twice. */
final class PlannedTimes {
  private PlannedTimes() {}

  /**
   * The planned times of a shift in order, apart from one another. A planned stop goes before a
   * break, an earlier one before a later one.
   */
  static List<PlannedBreak> apart(
      List<PlannedStop> stops, List<PlannedBreak> breaks, long start, long end) {
    List<PlannedBreak> taken = new ArrayList<>();
    for (PlannedStop stop : stops) {
      put(
          taken,
          new PlannedBreak(stop.start(), stop.end(), stop.reason(), stop.counts()),
          start,
          end);
    }
    List<PlannedBreak> inOrder = new ArrayList<>(breaks);
    inOrder.sort(Comparator.comparingLong(PlannedBreak::start));
    for (PlannedBreak pause : inOrder) {
      put(taken, pause, start, end);
    }
    taken.sort(Comparator.comparingLong(PlannedBreak::start));
    return joined(taken);
  }

  /** Adds what is still free of a span. */
  private static void put(List<PlannedBreak> taken, PlannedBreak wanted, long start, long end) {
    List<PlannedBreak> free = new ArrayList<>();
    free.add(cut(wanted, Math.max(wanted.start(), start), Math.min(wanted.end(), end)));
    for (PlannedBreak other : taken) {
      List<PlannedBreak> left = new ArrayList<>();
      for (PlannedBreak one : free) {
        left.add(cut(one, one.start(), Math.min(one.end(), other.start())));
        left.add(cut(one, Math.max(one.start(), other.end()), one.end()));
      }
      free = left;
    }
    free.stream().filter(one -> one.end() > one.start()).forEach(taken::add);
  }

  private static PlannedBreak cut(PlannedBreak plan, long from, long to) {
    return new PlannedBreak(from, to, plan.reason(), plan.counts());
  }

  private static List<PlannedBreak> joined(List<PlannedBreak> planned) {
    List<PlannedBreak> joined = new ArrayList<>();
    for (PlannedBreak one : planned) {
      PlannedBreak last = joined.isEmpty() ? null : joined.getLast();
      if (last != null
          && last.end() == one.start()
          && last.equals(cut(one, last.start(), last.end()))) {
        joined.set(joined.size() - 1, cut(last, last.start(), one.end()));
      } else {
        joined.add(one);
      }
    }
    return joined;
  }
}
