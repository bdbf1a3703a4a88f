package dev.shopfloor.cli.live;

import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.cli.page.Check;
import dev.shopfloor.cli.page.LiveStatus;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What the person at the console sees of a live plant: on a terminal one line that changes each
 * second, elsewhere a line a minute; with more asked for, each event as well.
 */
final class LiveConsole {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final int LINES_APART_SECONDS = 60;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintWriter out;
  private final boolean terminal;
  private final boolean verbose;
  private final DateTimeFormatter clock;
  private long shownAt;
  private boolean shown;
  private boolean verdictGiven;

  LiveConsole(PrintWriter out, boolean terminal, boolean verbose, ZoneId zone) {
    this.out = out;
    this.terminal = terminal;
    this.verbose = verbose;
    this.clock = DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH).withZone(zone);
  }

  /** A line that stays. */
  synchronized void say(String line) {
    out.print(terminal && shown ? CLEAR_LINE : "");
    out.println(line);
    out.flush();
    shown = false;
  }

  /** An event that the bus took. */
  void event(BusEvent event) {
    if (verbose) {
      say("  %s  %-20s %s".formatted(at(event.time()), event.detailType(), event.detail()));
    }
  }

  /** The status line, when one is due. */
  synchronized void status(LiveStatus status, LiveBoard.Minute minute, long nanoTime) {
    long apart = (terminal ? 1 : LINES_APART_SECONDS) * SECOND_NANOS;
    if (shownAt != 0 && nanoTime - shownAt < apart) {
      return;
    }
    shownAt = nanoTime;
    String line = line(status, minute);
    if (terminal) {
      out.print(CLEAR_LINE + line);
    } else {
      out.println(line);
    }
    out.flush();
    shown = true;
  }

  private String line(LiveStatus status, LiveBoard.Minute minute) {
    return "  %s  %.1f msg/s  %,d messages  ledger %s  %s  %d open %s"
        .formatted(
            at(status.plantTime()),
            status.messagesPerSecond(),
            status.messages(),
            minute.differences().isEmpty() ? "adds up" : "DOES NOT ADD UP",
            known(minute.checks()),
            minute.openOrders(),
            minute.openOrders() == 1 ? "order" : "orders");
  }

  private static String known(List<Check> checks) {
    if (checks.isEmpty()) {
      return "";
    }
    long equal = checks.stream().filter(Check::equal).count();
    return "%d of %d known answers equal".formatted(equal, checks.size());
  }

  /** What is not as it must be, once for each minute in which it is so. */
  void trouble(LiveBoard.Minute minute) {
    for (String difference : minute.differences()) {
      say("  LEDGER " + difference);
    }
    if (minute.checks().isEmpty()) {
      return;
    }
    List<Check> wrong = minute.checks().stream().filter(check -> !check.equal()).toList();
    if (verbose || !verdictGiven) {
      verdictGiven = true;
      wrong.forEach(check -> say("  DIFFERENT " + text(check)));
    }
  }

  private static String text(Check check) {
    return "%s %s %s: known %s, computed %s"
        .formatted(
            check.asset() == null ? "plant" : check.asset(),
            check.scope() == null ? "" : check.scope(),
            check.name(),
            check.known(),
            check.computed());
  }

  /** Ends the line that changes. */
  synchronized void end() {
    if (terminal && shown) {
      out.println();
      shown = false;
    }
  }

  private String at(Instant instant) {
    return clock.format(instant);
  }
}
