package dev.shopfloor.cli.live;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How time passes outside the plant; handed in, so that tests need not wait. */
interface Pace {
  /** Nanoseconds since some instant; stands still while the machine sleeps, as the plant does. */
  long nanoTime();

  /** Lets some time pass; may return early. */
  void pause(Duration time);

  /** The machine's own. */
  static Pace real() {
    return new Pace() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
      }
    };
  }
}
