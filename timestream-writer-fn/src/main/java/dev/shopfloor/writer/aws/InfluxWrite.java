package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.Lines;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriteReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The writing of one batch: requests, and the search for the lines that a store refuses. */
final class InfluxWrite {
  /** The most lines of one request. */
  static final int MOST_LINES = 5_000;

  /** The most bytes of one request, before compression; a single longer line goes alone. */
  static final int MOST_BYTES = 1_000_000;

  // a request that hangs must leave time to try again
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);
  private static final Duration LEAST_ATTEMPT = Duration.ofMillis(200);
  private static final int MOST_FAILURES = 3;

  private final InfluxEndpoint endpoint;
  private final TokenSource tokens;
  private final Lines lines;
  private final Deadline deadline;
  private final int atOnce;
  private final OpenRequests requests;
  // of the token; raised when one is dropped
  private volatile int generation;
  private int failures;

  InfluxWrite(
      InfluxEndpoint endpoint, TokenSource tokens, Lines lines, Deadline deadline, int atOnce) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.lines = lines;
    this.deadline = deadline;
    this.atOnce = atOnce;
    requests = new OpenRequests(lines.count());
  }

  /** Settles what the store would drop, before it is sent. */
  void keepingOnly(KeptTime kept) {
    for (int record = 0; record < lines.count(); record++) {
      int index = record;
      kept.dropped(lines.record(record).time())
          .ifPresent(outcome -> requests.settle(index, outcome));
    }
  }

  WriteReport run() {
    plan();
    new SideBySide<>(atOnce, requests, deadline, LEAST_ATTEMPT, this::post, this::handle).run();
    return requests.report();
  }

  private void plan() {
    List<Integer> request = new ArrayList<>();
    int bytes = 0;
    for (int record = 0; record < lines.count(); record++) {
      String unfit = lines.unfit(record);
      if (unfit != null) {
        requests.settle(record, new WriteOutcome.Rejected(unfit));
        continue;
      }
      if (requests.settled(record)) {
        continue;
      }
      int size = lines.size(record);
      if (!request.isEmpty() && (request.size() == MOST_LINES || bytes + size > MOST_BYTES)) {
        requests.addLast(request);
        request = new ArrayList<>();
        bytes = 0;
      }
      request.add(record);
      bytes += size;
    }
    if (!request.isEmpty()) {
      requests.addLast(request);
    }
  }

  private void handle(List<Integer> request, Posted posted) {
    switch (posted.answer) {
      case InfluxAnswer.Accepted accepted -> requests.settle(request, WriteOutcome.STORED);
      case InfluxAnswer.Refused(Refusal refusal) -> {
        Verdict verdict = new RefusedRequest(lines, request, refusal).verdict();
        verdict.settled().forEach(requests::settle);
        verdict.again().reversed().forEach(requests::addFirst);
      }
      case InfluxAnswer.Failed(String words, List<Integer> named) -> fail(request, words, named);
      case InfluxAnswer.TooLarge(String words) -> {
        if (request.size() == 1) {
          requests.settle(request, new WriteOutcome.Rejected(words));
        } else {
          requests.addHalves(request);
        }
      }
      case InfluxAnswer.Unauthorized(String words) -> {
        requests.addFirst(request);
        if (posted.generation < generation) {
          // under way with the old token when that was refused: it goes again
          return;
        }
        if (generation > 0) {
          requests.stop(new WriteOutcome.RetryAfter(Duration.ZERO, words));
        } else {
          tokens.drop();
          generation = 1;
        }
      }
      case InfluxAnswer.Unavailable(Duration after, String words) -> {
        requests.addFirst(request);
        requests.stop(new WriteOutcome.RetryAfter(after, words));
      }
    }
  }

  /**
   * One line may be what the store stumbles over; when it stumbles over several, it is itself ill.
   */
  private void fail(List<Integer> request, String words, List<Integer> named) {
    WriteOutcome.RetryAfter again = new WriteOutcome.RetryAfter(Duration.ZERO, words);
    if (request.size() > 1) {
      isolate(request, named);
      return;
    }
    requests.settle(request, again);
    failures++;
    if (failures == MOST_FAILURES) {
      requests.stop(again);
    }
  }

  /** A named line goes alone. Each part is smaller than the whole, so this ends. */
  private void isolate(List<Integer> request, List<Integer> named) {
    List<Integer> suspects = new ArrayList<>();
    List<Integer> others = new ArrayList<>(request);
    for (int line : named) {
      if (line >= 1 && line <= request.size() && !suspects.contains(request.get(line - 1))) {
        suspects.add(request.get(line - 1));
      }
    }
    others.removeAll(suspects);
    if (suspects.isEmpty() || others.isEmpty()) {
      requests.addHalves(request);
      return;
    }
    requests.addFirst(others);
    suspects.forEach(record -> requests.addFirst(List.of(record)));
  }

  private Posted post(List<Integer> request) {
    int before = generation;
    Optional<String> token;
    try {
      token = tokens.token();
    } catch (RuntimeException unread) {
      return new Posted(
          new InfluxAnswer.Unavailable(
              Duration.ZERO, "the store's token cannot be read: " + unread.getMessage()),
          before);
    }
    Duration left = deadline.left();
    Duration timeout = left.compareTo(LONGEST_ATTEMPT) < 0 ? left : LONGEST_ATTEMPT;
    return new Posted(endpoint.post(InfluxBody.of(lines, request), token, timeout), before);
  }

  private record Posted(InfluxAnswer answer, int generation) {}
}
