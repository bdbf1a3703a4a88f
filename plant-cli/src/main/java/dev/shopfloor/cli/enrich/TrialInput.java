package dev.shopfloor.cli.enrich;

import dev.shopfloor.cli.run.InputLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Gives the lines of files to a trial, one file after the other, whatever they hold. */
public final class TrialInput {
  // asks now and then whether anybody still reads what is printed
  private static final int LINES_BETWEEN_LOOKS = 4096;

  private final EnrichTrial trial;
  private final LineFeed feed;
  private final MessageEnvelopes messages = new MessageEnvelopes();

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
    trial.take(messages.of(line), place);
  }
}
