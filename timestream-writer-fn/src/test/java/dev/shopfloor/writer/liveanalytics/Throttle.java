package dev.shopfloor.writer.liveanalytics;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/**
 * How many requests the service takes. It starts with a rate, and each second in which callers ask
 * for more makes the next one half as high again: the service grows for those who keep asking. A
 * caller that stays away for a minute finds it at its first rate again. From "Writes" of the best
 * practices, which gives no numbers.
 */
final class Throttle {
  private static final double GROWTH = 1.5;
  private static final Duration FORGETS = Duration.ofMinutes(1);

  private final double first;
  private final double most;
  private final TreeMap<Long, Integer> calls = new TreeMap<>();
  private double rate;
  private double tokens;
  private Instant last = Instant.MIN;
  private boolean pushed;
  private int refused;

  /**
   * A throttle.
   *
   * @param first requests a second to begin with; as many may come at once
   * @param most requests a second that it grows to
   */
  Throttle(double first, double most) {
    this.first = first;
    this.most = most;
    rate = first;
    tokens = first;
  }

  /** Whether a request of this moment is taken. */
  boolean admits(Instant now) {
    calls.merge(now.getEpochSecond(), 1, Integer::sum);
    pass(now);
    if (tokens >= 1) {
      tokens--;
      return true;
    }
    pushed = true;
    refused++;
    return false;
  }

  private void pass(Instant now) {
    if (last.equals(Instant.MIN)) {
      last = now;
      return;
    }
    if (Duration.between(last, now).compareTo(FORGETS) >= 0) {
      rate = first;
    } else if (pushed && now.getEpochSecond() > last.getEpochSecond()) {
      rate = Math.min(most, rate * GROWTH);
    }
    if (now.getEpochSecond() > last.getEpochSecond()) {
      pushed = false;
    }
    double seconds = Math.max(0, Duration.between(last, now).toNanos()) / 1e9;
    tokens = Math.min(Math.max(1, rate), tokens + seconds * rate);
    last = now.isAfter(last) ? now : last;
  }

  double rate() {
    return rate;
  }

  int refused() {
    return refused;
  }

  /** The most calls of one second, taken or not. */
  int busiestSecond() {
    return calls.values().stream().max(Integer::compare).orElse(0);
  }
}
