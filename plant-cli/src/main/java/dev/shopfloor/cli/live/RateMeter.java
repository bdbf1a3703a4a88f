package dev.shopfloor.cli.live;

import java.util.ArrayDeque;
import java.util.Deque;

/** Messages a second over the last ten seconds. */
final class RateMeter {
  private static final long WINDOW_NANOS = 10_000_000_000L;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long at, long total) {}

  /**
   * Takes a sample.
   *
   * @param now of the clock that all samples share, ns
   * @param total messages so far
   */
  synchronized void sample(long now, long total) {
    samples.addLast(new Sample(now, total));
    while (samples.size() > 2 && now - samples.getFirst().at() > WINDOW_NANOS) {
      samples.removeFirst();
    }
  }

  /** Messages a second; 0 before there are two samples. */
  synchronized double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    long span = last.at() - first.at();
    return span <= 0 ? 0 : (last.total() - first.total()) * 1e9 / span;
  }
}
