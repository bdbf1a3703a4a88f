package dev.shopfloor.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What a queue holds.
 *
 * @param messages waiting, under way and delayed ones; about right, as SQS counts
 * @param oldest how long the oldest has waited; 0 where CloudWatch has nothing of it
 */
record Depth(long messages, Duration oldest) {
  private static final int BACK_MINUTES = 10;

  static Depth of(SqsClient queues, Metrics metrics, String url) {
    Map<QueueAttributeName, String> held =
        Read.QUEUE.ask(() ->
            queues
                .getQueueAttributes(r ->
                    r.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes());
    long messages = held.values().stream().mapToLong(Long::parseLong).sum();
    String name = url.substring(url.lastIndexOf('/') + 1);
    List<Double> ages = metrics.minutes(Metric.age(name), BACK_MINUTES);
    // the metric comes a minute late: an empty queue may still have one
    double oldest = messages == 0 || ages.isEmpty() ? 0 : ages.getFirst();
    return new Depth(messages, Duration.ofSeconds(Math.round(oldest)));
  }

  /** Such as {@code holds 12 messages, the oldest for 3 s}. */
  String text() {
    if (messages == 0) {
      return "is empty";
    }
    return "holds %s%s"
        .formatted(
            Span.count(messages, "message"),
            oldest.isZero() ? "" : ", the oldest for " + Span.of(oldest));
  }
}
