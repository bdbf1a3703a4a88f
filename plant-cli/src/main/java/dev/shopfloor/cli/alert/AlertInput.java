package dev.shopfloor.cli.alert;

import dev.shopfloor.cli.enrich.LineFeed;
import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.cli.run.InputLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Gives the lines of files to a trial, one file after the other, whatever they hold. */
final class AlertInput {
  // asks now and then whether anybody still reads what is printed
  private static final int LINES_BETWEEN_LOOKS = 256;

  private final AlertTrial trial;
  private final LineFeed feed;
  private long passedOver;

  AlertInput(AlertTrial trial, OutcomeLines lines, PrintWriter err) {
    this.trial = trial;
    this.feed = new LineFeed(lines, err, LINES_BETWEEN_LOOKS);
  }

  /** Lines of {@code ./plant enrich} that are no alerts. */
  long passedOver() {
    return passedOver;
  }

  /**
   * Takes files.
   *
   * @return whether each was read to its end
   * @throws dev.shopfloor.cli.run.UsageException when one cannot be opened
   */
  boolean take(List<String> names) throws IOException {
    return feed.feed(names, this::take);
  }

  private void take(InputLines.Line line, String place) {
    // what is cut is broken, and the bridge keeps it as such
    String body =
        line.cut()
            ? new String(line.bytes(), StandardCharsets.UTF_8)
            : AlertText.body(line.bytes());
    if (body == null) {
      passedOver++;
      return;
    }
    trial.take(body, place);
  }
}
