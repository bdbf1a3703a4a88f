package dev.shopfloor.cli.enrich;

import dev.shopfloor.cli.run.InputLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BiConsumer;

/** Feeds the lines of files, one file after the other, as long as somebody reads the output. */
public final class LineFeed {
  private final OutcomeLines lines;
  private final PrintWriter err;
  private final int linesBetweenLooks;

  /**
   * A feed.
   *
   * @param lines what is printed meanwhile; flushed before a wait for input
   * @param err gets why the feed ended early
   * @param linesBetweenLooks after how many lines to ask whether anybody still reads what is
   *     printed, 1 or more
   */
  public LineFeed(OutcomeLines lines, PrintWriter err, int linesBetweenLooks) {
    this.lines = lines;
    this.err = err;
    this.linesBetweenLooks = linesBetweenLooks;
  }

  /**
   * Feeds files.
   *
   * @param taker gets each line and its place
   * @return whether each was read to its end
   * @throws dev.shopfloor.cli.run.UsageException when one cannot be opened
   * @throws IllegalStateException when the taker fails; the message says at which line
   */
  public boolean feed(List<String> names, BiConsumer<InputLines.Line, String> taker)
      throws IOException {
    boolean whole = true;
    for (String name : names) {
      try (InputLines input = InputLines.open(name)) {
        input.beforeWaiting(lines::flush);
        whole &= feed(input, taker);
      }
    }
    return whole;
  }

  private boolean feed(InputLines input, BiConsumer<InputLines.Line, String> taker) {
    try {
      int since = 0;
      for (InputLines.Line line = input.next(); line != null; line = input.next()) {
        take(line, input.place(), taker);
        if (++since == linesBetweenLooks) {
          since = 0;
          if (!lines.flush()) {
            err.println("plant: nobody reads the output any more; stopped at " + input.place());
            return false;
          }
        }
      }
      return true;
    } catch (IOException broken) {
      err.printf(
          "plant: %s: cannot be read further: %s; what stands before it counts%n",
          input.place(), broken.getMessage());
      return false;
    }
  }

  private static void take(
      InputLines.Line line, String place, BiConsumer<InputLines.Line, String> taker) {
    try {
      taker.accept(line, place);
    } catch (RuntimeException defect) {
      throw new IllegalStateException("the line at " + place + " could not be taken", defect);
    }
  }
}
