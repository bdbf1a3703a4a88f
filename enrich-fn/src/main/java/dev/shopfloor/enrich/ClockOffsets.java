package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Estimates how far the clocks of sources are off: the median of receipt less event time.
 *
 * <p>Transport only ever adds to that difference, so of the messages of a short while the smallest
 * counts. A gateway that sends what it has kept looks like a clock that is behind, but one that
 * catches up: so nothing is said while the samples differ much, nor before they span a while, nor
 * when the newest one or the message itself contradicts the rest.
 *
 * <p>Each instance of the function estimates from the messages that it sees. One that was idle
 * while a clock was set has samples of before: what it hears first speaks against them.
 */
final class ClockOffsets {
  /** The most samples of a source. */
  static final int WINDOW = 15;

  /** The least samples for an estimate. */
  static final int LEAST = 9;

  private static final long SECOND = 1_000_000_000L;
  private static final long OLDEST = 6 * 3_600L * SECOND;
  private static final int MOST = 10_000;

  private final Map<Source, ClockWindow> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, ClockWindow> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Takes a message.
   *
   * @param topicFilter of the asset's source
   * @param rx when it was received, ns since the epoch
   * @param newest the newest event time in it, ns since the epoch
   * @param tolerance how far the clock may be off, ns, above 0
   * @return receipt less event time, ns, where this message brings a new estimate
   */
  synchronized OptionalLong take(
      AssetKey asset, String topicFilter, long rx, long newest, long tolerance) {
    ClockWindow window =
        windows.computeIfAbsent(
            new Source(asset, topicFilter), first -> new ClockWindow(WINDOW, OLDEST));
    long offset = rx - newest;
    if (!window.take(rx, offset, Math.max(tolerance / 10, SECOND))) {
      return OptionalLong.empty();
    }
    long[] offsets = window.sorted(rx);
    int count = offsets.length;
    if (count < LEAST) {
      return OptionalLong.empty();
    }
    long median = offsets[count / 2];
    long spread = offsets[count * 3 / 4] - offsets[count / 4];
    boolean beyond = Math.abs(median) > tolerance;
    // one that was long on its way says nothing of a clock that is right
    boolean denied = beyond ? Math.abs(offset) <= tolerance : offset < -tolerance;
    boolean agreed = beyond == Math.abs(window.last()) > tolerance && !denied;
    return agreed && spread <= Math.max(tolerance / 4, SECOND)
        ? OptionalLong.of(median)
        : OptionalLong.empty();
  }

  private record Source(AssetKey asset, String topicFilter) {}
}
