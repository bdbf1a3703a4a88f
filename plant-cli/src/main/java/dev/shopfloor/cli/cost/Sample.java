package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.enrich.Envelope;
import java.util.Comparator;
import java.util.List;

/**
 * Messages of some time.
 *
 * @param messages in the order of receipt, two or more
 * @param seconds for which they stand, above 0
 */
public record Sample(List<Sent> messages, double seconds) {
  private static final double NANOS = 1e9;

  /** Copies the list. */
  public Sample {
    messages = List.copyOf(messages);
  }

  /**
   * A sample of these messages. The last stands for as long as each before it did in the mean.
   *
   * @throws UsageException when they span no time
   */
  public static Sample of(List<Envelope> envelopes) {
    List<Sent> messages =
        envelopes.stream().map(Sent::of).sorted(Comparator.comparingLong(Sent::rx)).toList();
    if (messages.isEmpty()) {
      throw new UsageException(
          "the sample has no message; give message lines of some minutes, or --tags and --rate");
    }
    long span = messages.getLast().rx() - messages.getFirst().rx();
    if (span <= 0) {
      throw new UsageException(
          ("the sample's %d messages were all received at one instant, so nothing says how many"
                  + " come in a month; give those of some minutes, with their \"receivedAt\"")
              .formatted(messages.size()));
    }
    double between = (double) span / (messages.size() - 1);
    return new Sample(messages, (span + between) / NANOS);
  }

  /** How many messages come on a topic in a minute, in the mean. */
  double aMinute() {
    long topics = messages.stream().map(Sent::topic).distinct().count();
    return messages.size() / seconds * 60 / topics;
  }

  /** The mean payload, bytes. */
  double meanBytes() {
    return messages.stream().mapToInt(Sent::bytes).average().orElse(0);
  }
}
