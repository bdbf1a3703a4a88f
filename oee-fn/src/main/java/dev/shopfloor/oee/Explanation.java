package dev.shopfloor.oee;

import java.util.List;

/**
 * A result with all that it was made of, so that a person can check it by hand: intervals add up to
 * its times, counts to its pieces.
 *
 * @param result the numbers
 * @param intervals in order, without holes
 * @param counts in order
 */
public record Explanation(
    ShiftResult result, List<ExplainedInterval> intervals, List<ExplainedCount> counts) {
  /** Copies the lists. */
  public Explanation {
    intervals = List.copyOf(intervals);
    counts = List.copyOf(counts);
  }
}
