package dev.shopfloor.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Whether a queue's function keeps up with it.
 *
 * @param taker the function
 * @param limit the age at which the queue's alarm rings
 */
record QueueCheck(
    String part, SqsClient queues, Metrics metrics, String url, String taker, Duration limit)
    implements Check {
  @Override
  public List<Finding> look() {
    Depth depth = Depth.of(queues, metrics, url);
    String runbook = part.toLowerCase(Locale.ROOT) + "age";
    if (depth.oldest().compareTo(limit) > 0) {
      return List.of(
          new Finding.Fault(
              part,
              depth.text() + ": " + taker + " does not keep up, or gives them back",
              Next.step(
                  "look at the faults of %s below, then at its log".formatted(taker), runbook)));
    }
    if (depth.oldest().multipliedBy(2).compareTo(limit) > 0) {
      return List.of(
          new Finding.Warning(
              part,
              depth.text() + ", which is long",
              Next.step("look again in five minutes; it must have become less", runbook)));
    }
    return List.of(new Finding.Ok(part, depth.text()));
  }
}
