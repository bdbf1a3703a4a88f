package dev.shopfloor.cli.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says every few seconds how a load goes on: over the same line on a terminal. */
final class LoadConsole {
  private static final long APART_NANOS = 5_000_000_000L;
  private static final long APART_ON_TERMINAL_NANOS = 1_000_000_000L;
  private static final double SECOND = 1e9;
  private static final double MILLI = 1e6;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintWriter err;
  private final boolean terminal;
  private long shownAt;
  private boolean shown;

  LoadConsole(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** A line that stays. */
  synchronized void say(String line) {
    err.print(terminal && shown ? CLEAR_LINE : "");
    err.println(line);
    err.flush();
    shown = false;
  }

  /** A step begins. */
  synchronized void step(double messagesPerSecond, Duration length) {
    say(
        String.format(
            Locale.ROOT,
            "Sending %,.1f messages a second for %d s",
            messagesPerSecond,
            length.toSeconds()));
    shownAt = 0;
  }

  /**
   * How it goes.
   *
   * @param nanos since the step's begin
   * @param sent messages, since the step's begin
   * @param stored messages, since the step's begin
   */
  synchronized void look(long nanos, long sent, long stored, int waiting, LatencyHistogram times) {
    if (nanos - shownAt < (terminal ? APART_ON_TERMINAL_NANOS : APART_NANOS)) {
      return;
    }
    shownAt = nanos;
    String line =
        String.format(
            Locale.ROOT,
            "  %4.0f s  sent %,d  stored %,d  waiting %,d  99 %% stored within %,.0f ms",
            nanos / SECOND,
            sent,
            stored,
            waiting,
            times.percentile(0.99) / MILLI);
    err.print(terminal ? CLEAR_LINE + line : line + System.lineSeparator());
    err.flush();
    shown = true;
  }
}
