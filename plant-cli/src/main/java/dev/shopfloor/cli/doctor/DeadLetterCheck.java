package dev.shopfloor.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Whether a queue at the end of the line is empty.
 *
 * @param next what brings its messages back
 */
record DeadLetterCheck(String part, SqsClient queues, Metrics metrics, String url, Next next)
    implements Check {
  @Override
  public List<Finding> look() {
    Depth depth = Depth.of(queues, metrics, url);
    if (depth.messages() == 0) {
      return List.of(new Finding.Ok(part, depth.text()));
    }
    return List.of(
        new Finding.Fault(
            part,
            depth.text() + ": they failed for good, and SQS drops them when they are 14 days old",
            next));
  }
}
