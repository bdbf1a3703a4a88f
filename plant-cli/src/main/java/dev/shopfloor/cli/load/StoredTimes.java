package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.queues.QueuePoller;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sees the writer take messages: at that instant the time-series database has confirmed all their
 * readings. What a machine sent at once stands in one message and has one time, so that a message
 * is measured once.
 */
final class StoredTimes implements QueuePoller.Taken {
  private static final String TIME = "\"time\":";
  private static final String TYPE = "\"machineType\":\"load-";

  private final LoadClock clock;
  private final String writer;
  private final LongAdder messages = new LongAdder();
  private volatile LatencyHistogram times = new LatencyHistogram();

  /**
   * Sees one function.
   *
   * @param writer its logical id
   */
  StoredTimes(LoadClock clock, String writer) {
    this.clock = clock;
    this.writer = writer;
  }

  /** Begins to measure anew. */
  void begin() {
    times = new LatencyHistogram();
  }

  /** What was measured since the last begin. */
  LatencyHistogram times() {
    return times;
  }

  /** Messages stored since the start. */
  long messages() {
    return messages.sum();
  }

  @Override
  public void taken(String function, List<String> bodies) {
    if (!function.equals(writer)) {
      return;
    }
    long now = clock.now();
    LatencyHistogram into = times;
    for (String body : bodies) {
      long sent = sentAt(body);
      if (sent >= 0) {
        messages.increment();
        into.record(now - sent);
      }
    }
  }

  /** When its readings were due, ns since 1970; -1 for a message that is not of the load. */
  static long sentAt(String body) {
    int type = body.indexOf(TYPE);
    int time = type < 0 ? -1 : body.indexOf(TIME, type);
    if (time < 0) {
      return -1;
    }
    int from = time + TIME.length();
    int to = from;
    while (to < body.length() && Character.isDigit(body.charAt(to))) {
      to++;
    }
    return to == from ? -1 : Long.parseLong(body, from, to, 10);
  }
}
