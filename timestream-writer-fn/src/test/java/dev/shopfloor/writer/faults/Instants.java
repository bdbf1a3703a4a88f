package dev.shopfloor.writer.faults;

import dev.shopfloor.model.AssetContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Event times and receive times of a window, none of them given twice by chance. */
final class Instants {
  /** When the window is written: all its ordinary instants are then past, and not long ago. */
  static final Duration WRITTEN_AFTER = Duration.ofMinutes(10);

  /** How long a store keeps data, if it has a retention. */
  static final Duration RETENTION = Duration.ofHours(6);

  private static final long STEP = Duration.ofMillis(50).toNanos();
  private static final Duration BEYOND = Duration.ofHours(7);
  private static final Duration FAR_AHEAD = Duration.ofHours(1);

  private final long base;
  private final Map<AssetContext, Integer> used = new HashMap<>();
  private int apart;

  Instants(long base) {
    this.base = base;
  }

  long next(AssetContext asset) {
    long time = base + STEP * used.merge(asset, 1, Integer::sum);
    if (time >= base + WRITTEN_AFTER.toNanos()) {
      throw new IllegalStateException("the window has no more instants");
    }
    return time;
  }

  /** Older than any store with a retention keeps. */
  long late() {
    return base - BEYOND.toNanos() + next();
  }

  /** Later than any store with such a limit takes. */
  long ahead() {
    return base + FAR_AHEAD.toNanos() + next();
  }

  /** One for each raw message. */
  long received() {
    return base + WRITTEN_AFTER.toNanos() + next();
  }

  private long next() {
    apart++;
    // no store counts more coarsely than in milliseconds
    return apart * 1_000_000L;
  }
}
