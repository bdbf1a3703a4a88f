package dev.shopfloor.cli.enrich;

import dev.shopfloor.cli.run.InputLines;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.run.MessageText;
import dev.shopfloor.enrich.Envelope;

/**
 * Makes the messages of lines, whatever they hold. A line without a readable time gets that of the
 * line before.
 */
public final class MessageEnvelopes {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private long lastReceived;

  /** The message of the next line; broken when the line is none. */
  public Envelope of(InputLines.Line line) {
    if (line.cut()) {
      return broken(
          line,
          "the line is %d bytes long; at most %d are read"
              .formatted(line.length(), InputLines.MOST_BYTES),
          "");
    }
    return switch (MessageText.read(line.bytes())) {
      case MessageText.Read.Good(MessageLine message) -> {
        lastReceived = message.receivedAt() * NANOS_PER_MILLI;
        yield new Envelope.RawMessage(
            message.topic(), lastReceived, message.payload(), null, null, null);
      }
      case MessageText.Read.Bad bad -> {
        Long receivedAt = bad.receivedAt();
        if (receivedAt != null) {
          lastReceived = receivedAt * NANOS_PER_MILLI;
        }
        yield broken(line, "no message line: " + bad.why(), bad.topic());
      }
    };
  }

  private Envelope broken(InputLines.Line line, String why, String topic) {
    return new Envelope.Broken(line.bytes(), why, topic, lastReceived, null);
  }
}
