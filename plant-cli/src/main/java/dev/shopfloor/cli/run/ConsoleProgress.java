package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Says on the console how start and replay go on: a bar on a terminal, a line now and then
 * elsewhere.
 */
public final class ConsoleProgress implements Progress {
  private static final int WIDTH = 30;
  private static final int STEPS_WITHOUT_TERMINAL = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private int shown = -1;

  /**
   * On this console.
   *
   * @param terminal whether a line can be written over
   */
  public ConsoleProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void starting(String part) {
    // only the end of a start says something: its time
  }

  @Override
  public synchronized void started(String part, Duration took) {
    out.printf("  %-24s %5.1f s%n", part, took.toMillis() / 1000.0);
    out.flush();
  }

  /**
   * How far the replay is.
   *
   * @param share of the files that has been read, 0 to 1
   * @param messages given to the plant so far
   * @param time the data's time
   */
  public synchronized void replayed(double share, long messages, Instant time) {
    int steps = terminal ? 100 : STEPS_WITHOUT_TERMINAL;
    int step = (int) (share * steps);
    if (step == shown && !(terminal && share >= 1)) {
      return;
    }
    shown = step;
    int filled = (int) (share * WIDTH);
    String line =
        "  [%s%s] %3d %%  %,d messages  %s"
            .formatted(
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                Math.round(share * 100),
                messages,
                time.truncatedTo(ChronoUnit.SECONDS));
    out.print(terminal ? "\r" + line : line + System.lineSeparator());
    out.flush();
  }

  /** Whether this process writes to a terminal. */
  // the platform's own text still allows null, whatever this version returns
  @SuppressWarnings("SystemConsoleNull")
  public static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Ends the bar's line. */
  public void done() {
    if (terminal) {
      out.println();
    }
  }
}
