package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.Series;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriteReport;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecordsException;

/** The writing of one batch to LiveAnalytics. */
final class LiveAnalyticsWrite {
  // a call that hangs must leave time to try again
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
  private static final Duration LEAST_CALL = Duration.ofMillis(200);

  private final TimestreamWriteClient client;
  private final LiveAnalyticsTable table;
  private final List<StoreRecord> batch;
  private final List<Record> bodies;
  private final Instant now;
  private final Deadline deadline;
  private final int atOnce;
  private final OpenRequests requests;
  private boolean lostItsEndpoint;

  LiveAnalyticsWrite(
      TimestreamWriteClient client,
      LiveAnalyticsTable table,
      List<StoreRecord> batch,
      Instant now,
      Deadline deadline,
      int atOnce) {
    this.client = client;
    this.table = table;
    this.batch = batch;
    this.now = now;
    this.deadline = deadline;
    this.atOnce = atOnce;
    bodies = batch.stream().map(LiveAnalyticsRecord::body).toList();
    requests = new OpenRequests(batch.size());
  }

  WriteReport run() {
    plan();
    new SideBySide<>(atOnce, requests, deadline, LEAST_CALL, this::send, this::handle).run();
    return requests.report();
  }

  /** Whether the endpoint that the client holds is no longer the account's. */
  boolean lostItsEndpoint() {
    return lostItsEndpoint;
  }

  private void plan() {
    LiveAnalyticsPlan plan = new LiveAnalyticsPlan();
    for (int at = 0; at < batch.size(); at++) {
      Series series = batch.get(at).series();
      String unfit = LiveAnalyticsRecord.unfit(series, bodies.get(at));
      if (unfit != null) {
        requests.settle(at, new WriteOutcome.Rejected(unfit));
      }
      plan.add(series, LiveAnalyticsSize.own(bodies.get(at)), unfit == null);
    }
    plan.requests().forEach(requests::addLast);
  }

  private void handle(List<Integer> request, Optional<SdkException> answer) {
    if (answer.isEmpty()) {
      requests.settle(request, WriteOutcome.STORED);
    } else if (answer.get() instanceof RejectedRecordsException partly) {
      settle(request, partly);
    } else {
      fail(request, LiveAnalyticsFailure.of(answer.get(), table));
    }
  }

  private void fail(List<Integer> request, LiveAnalyticsFailure failure) {
    switch (failure) {
      case LiveAnalyticsFailure.Invalid(String words) -> refuse(request, words);
      // the others go on: the service grows only while it is asked for more than it has
      case LiveAnalyticsFailure.Throttled(String words) ->
          requests.settle(request, new WriteOutcome.RetryAfter(Duration.ZERO, words));
      case LiveAnalyticsFailure.Unavailable(String words, boolean endpointLost) -> {
        lostItsEndpoint |= endpointLost;
        stop(request, words);
      }
    }
  }

  /** Sends a request; what the SDK throws is its answer. */
  private Optional<SdkException> send(List<Integer> request) {
    try {
      write(request);
      return Optional.empty();
    } catch (SdkException answer) {
      return Optional.of(answer);
    } catch (UncheckedIOException garbled) {
      // the SDK lets this through where a connection breaks within the first line of an answer
      return Optional.of(SdkClientException.create(String.valueOf(garbled.getMessage()), garbled));
    }
  }

  private void write(List<Integer> request) {
    Duration left = deadline.left();
    Duration timeout = left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL;
    LiveAnalyticsRequest sent =
        LiveAnalyticsRequest.of(
            request.stream().map(at -> batch.get(at).series()).toList(),
            request.stream().map(bodies::get).toList());
    client.writeRecords(write ->
        write
            .databaseName(table.database())
            .tableName(table.name())
            .commonAttributes(sent.common())
            .records(sent.records())
            .overrideConfiguration(call -> call.apiCallTimeout(timeout)));
  }

  /** The records that an answer names are refused for good; all others are stored. */
  private void settle(List<Integer> request, RejectedRecordsException answer) {
    List<RejectedRecord> named = answer.rejectedRecords();
    boolean clear =
        !named.isEmpty()
            && named.stream()
                .map(RejectedRecord::recordIndex)
                .allMatch(at -> at != null && at >= 0 && at < request.size());
    if (!clear) {
      stop(request, "an answer that rejects no record of the request: " + answer.getMessage());
      return;
    }
    requests.settle(request, WriteOutcome.STORED);
    for (RejectedRecord one : named) {
      int at = request.get(one.recordIndex());
      requests.settle(at, LiveAnalyticsFailure.of(one, batch.get(at).time(), now));
    }
  }

  /** Nothing is known of the request: it and all that is still to be sent is left to the queue. */
  private void stop(List<Integer> request, String words) {
    requests.addFirst(request);
    requests.stop(new WriteOutcome.RetryAfter(Duration.ZERO, words));
  }

  /** A refusal that names no record is sent again in halves, down to the record at fault. */
  private void refuse(List<Integer> request, String words) {
    if (request.size() == 1) {
      requests.settle(request, new WriteOutcome.Rejected(words));
    } else {
      requests.addHalves(request);
    }
  }
}
