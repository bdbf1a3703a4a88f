package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.WriteOutcome;
import java.util.List;
import java.util.Map;

/**
 * What follows from a refused request. Each of its records is either settled or sent again, and
 * each request that follows is smaller than it was, so the search ends.
 *
 * @param settled outcomes by record
 * @param again requests to send, none of them empty
 */
record Verdict(Map<Integer, WriteOutcome> settled, List<List<Integer>> again) {
  /** Copies both. */
  Verdict {
    settled = Map.copyOf(settled);
    again = again.stream().map(List::copyOf).toList();
  }
}
