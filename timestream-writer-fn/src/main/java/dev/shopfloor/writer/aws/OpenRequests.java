package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriteReport;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The requests of one batch that are still to be sent, each a list of records by their index, and
 * the outcomes of those that need no more.
 */
final class OpenRequests {
  private final Deque<List<Integer>> pending = new ArrayDeque<>();
  private final WriteOutcome[] outcomes;

  OpenRequests(int records) {
    outcomes = new WriteOutcome[records];
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  int size() {
    return pending.size();
  }

  /** Takes the next request; its records must be settled or added again. */
  List<Integer> next() {
    return pending.pop();
  }

  /** Adds a request to be sent after all others. */
  void addLast(List<Integer> request) {
    pending.add(List.copyOf(request));
  }

  /** Adds a request to be sent before all others. */
  void addFirst(List<Integer> request) {
    pending.push(List.copyOf(request));
  }

  /** Adds both halves of a request of two records or more, to be sent before all others. */
  void addHalves(List<Integer> request) {
    int half = request.size() / 2;
    addFirst(request.subList(half, request.size()));
    addFirst(request.subList(0, half));
  }

  boolean settled(int record) {
    return outcomes[record] != null;
  }

  void settle(int record, WriteOutcome outcome) {
    outcomes[record] = outcome;
  }

  void settle(List<Integer> request, WriteOutcome outcome) {
    request.forEach(record -> settle(record, outcome));
  }

  /**
   * Ends the work: a store that is away or shut is not asked again for what is still to be sent.
   */
  void stop(WriteOutcome.RetryAfter outcome) {
    pending.forEach(request -> settle(request, outcome));
    pending.clear();
  }

  /** The outcomes, once no request is left. */
  WriteReport report() {
    return new WriteReport(Arrays.asList(outcomes));
  }
}
