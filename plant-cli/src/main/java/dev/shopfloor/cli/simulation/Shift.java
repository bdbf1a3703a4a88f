package dev.shopfloor.cli.simulation;

import java.util.List;

/**
 * One shift on one day.
 *
 * @param id in the plant file
 * @param start ms since the epoch
 * @param end ms since the epoch
 * @param breaks in order, inside the shift
 */
record Shift(String id, long start, long end, List<Span> breaks) {
  Shift {
    breaks = List.copyOf(breaks);
  }

  /**
   * A span of time.
   *
   * @param from ms since the epoch
   * @param to ms since the epoch, not part of it
   */
  record Span(long from, long to) {
    boolean holds(long time) {
      return from <= time && time < to;
    }

    boolean meets(long otherFrom, long otherTo) {
      return from < otherTo && otherFrom < to;
    }
  }
}
