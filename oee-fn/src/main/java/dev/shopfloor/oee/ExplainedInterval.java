package dev.shopfloor.oee;

import dev.shopfloor.plant.TimeClass;

/**
 * A span of time, and why it counts as it does. The spans of a window lie end to end.
 *
 * @param start first instant, ns since the epoch
 * @param end first instant after it, ns since the epoch
 * @param timeClass its class
 * @param minor whether it is part of a minor stop, and so in run time
 * @param state the raw state held
 * @param reason of the stop, or of the planned stop; empty when none is known
 * @param source what says so: the tag whose value it is, or the plant file's rule
 * @param rule why it has this class, one clause for a person
 */
public record ExplainedInterval(
    long start,
    long end,
    TimeClass timeClass,
    boolean minor,
    String state,
    String reason,
    String source,
    String rule) {
  ExplainedInterval until(long other) {
    return new ExplainedInterval(start, other, timeClass, minor, state, reason, source, rule);
  }

  ExplainedInterval since(long other) {
    return new ExplainedInterval(other, end, timeClass, minor, state, reason, source, rule);
  }
}
