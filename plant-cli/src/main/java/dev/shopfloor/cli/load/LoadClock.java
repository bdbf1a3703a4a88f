package dev.shopfloor.cli.load;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time by which load is sent and measured; handed in, so that tests need not wait. */
interface LoadClock {
  /** Nanoseconds since 1970 that never go back. */
  long now();

  /** Lets some time pass; may return early. */
  void pause(long nanos);

  /** The machine's own: its wall clock at this instant, and from then on the one that is steady. */
  static LoadClock real() {
    Instant wall = Instant.now();
    long began = System.nanoTime();
    long base = wall.getEpochSecond() * 1_000_000_000L + wall.getNano() - began;
    return new LoadClock() {
      @Override
      public long now() {
        return base + System.nanoTime();
      }

      @Override
      public void pause(long nanos) {
        LockSupport.parkNanos(nanos);
      }
    };
  }
}
