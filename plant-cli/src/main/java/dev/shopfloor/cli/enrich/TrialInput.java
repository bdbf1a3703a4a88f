package dev.shopfloor.cli.enrich;

import dev.shopfloor.cli.run.InputLines;
import dev.shopfloor.cli.run.MessageLine;
import dev.shopfloor.cli.run.MessageText;
import dev.shopfloor.enrich.Envelope;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Gives the lines of files to a trial, one file after the other, whatever they hold. */
public final class TrialInput {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  // asks now and then whether anybody still reads what is printed
  private static final int LINES_BETWEEN_LOOKS = 4096;

  private final EnrichTrial trial;
  private final LineFeed feed;
  private long lastReceived;

  /** Gives lines to this trial. */
  public TrialInput(EnrichTrial trial, OutcomeLines lines, PrintWriter err) {
    this.trial = trial;
    this.feed = new LineFeed(lines, err, LINES_BETWEEN_LOOKS);
  }

  /**
   * Takes files.
   *
   * @return whether each was read to its end
   * @throws dev.shopfloor.cli.run.UsageException when one cannot be opened
   */
  public boolean take(List<String> names) throws IOException {
    return feed.feed(names, this::take);
  }

  private void take(InputLines.Line line, String place) {
    Envelope message = message(line);
    trial.take(message, place);
  }

  private Envelope message(InputLines.Line line) {
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

  /** A line without a readable time gets that of the line before. */
  private Envelope broken(InputLines.Line line, String why, String topic) {
    return new Envelope.Broken(line.bytes(), why, topic, lastReceived, null);
  }
}
