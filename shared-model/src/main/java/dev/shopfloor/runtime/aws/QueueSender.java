package dev.shopfloor.runtime.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends message bodies to one queue in as few requests as SQS allows. */
public final class QueueSender {
  private static final int MOST_ENTRIES = 10;
  // SQS takes 1 MiB a request today; 256 KiB was the limit for years and holds everywhere
  private static final int MOST_BYTES = 256 * 1024;

  private final SqsClient sqs;
  private final String queueUrl;

  /** A sender to the queue of this URL. */
  public QueueSender(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /** Sends bodies without delay; see {@link #send(List, List)}. */
  public void send(List<String> bodies) {
    send(bodies, List.of());
  }

  /**
   * Sends bodies.
   *
   * @param bodies each at most 256 KiB of UTF-8
   * @param delays seconds (0 to 900) until each body may be received; empty for none
   * @throws IllegalStateException when SQS refused one of them; some may have been sent, so the
   *     caller must be one whose consumers bear repeats
   */
  public void send(List<String> bodies, List<Integer> delays) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>(MOST_ENTRIES);
    int bytes = 0;
    for (int at = 0; at < bodies.size(); at++) {
      String body = bodies.get(at);
      int size = body.getBytes(StandardCharsets.UTF_8).length;
      if (entries.size() == MOST_ENTRIES || (!entries.isEmpty() && bytes + size > MOST_BYTES)) {
        flush(entries);
        bytes = 0;
      }
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(body)
              .delaySeconds(delays.isEmpty() ? null : delays.get(at))
              .build());
      bytes += size;
    }
    if (!entries.isEmpty()) {
      flush(entries);
    }
  }

  private void flush(List<SendMessageBatchRequestEntry> entries) {
    List<SendMessageBatchRequestEntry> batch = List.copyOf(entries);
    entries.clear();
    SendMessageBatchResponse response =
        sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(batch));
    if (response.hasFailed() && !response.failed().isEmpty()) {
      BatchResultErrorEntry first = response.failed().getFirst();
      throw new IllegalStateException(
          "queue %s refused %d of %d messages, the first with %s: %s"
              .formatted(
                  queueUrl, response.failed().size(), batch.size(), first.code(), first.message()));
    }
  }
}
