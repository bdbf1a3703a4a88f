package dev.shopfloor.cli.page;

import dev.shopfloor.plant.TimeClass;

/**
 * A span of time in one state.
 *
 * @param raw the state as the machine names it; empty when it said nothing
 * @param timeClass its class by the plant model
 * @param from first instant, ms since the epoch
 * @param to first instant after it, ms since the epoch
 */
record Band(String raw, TimeClass timeClass, long from, long to) {
  long millis() {
    return to - from;
  }

  /** This band as another class of time. */
  Band as(TimeClass other) {
    return new Band(raw, other, from, to);
  }

  /** This band up to another instant. */
  Band until(long end) {
    return new Band(raw, timeClass, from, end);
  }

  /** The part of this band inside a span; empty bands have a length of 0 or less. */
  Band within(long start, long end) {
    return new Band(raw, timeClass, Math.max(from, start), Math.min(to, end));
  }
}
