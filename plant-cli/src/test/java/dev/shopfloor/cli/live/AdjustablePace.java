package dev.shopfloor.cli.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** The plant's time at a pace of the test's choice: standing, or many times the wall clock's. */
final class AdjustablePace implements Pace {
  private final CountDownLatch live = new CountDownLatch(1);
  private long now;
  private long lastReal = System.nanoTime();
  private int factor;

  /** Plant time per wall-clock time from now on; 0 to stand still. */
  synchronized void times(int wanted) {
    nanoTime();
    factor = wanted;
  }

  @Override
  public synchronized long nanoTime() {
    long real = System.nanoTime();
    now += (real - lastReal) * factor;
    lastReal = real;
    return now;
  }

  @Override
  public void pause(Duration time) {
    live.countDown();
    LockSupport.parkNanos(time.toNanos());
  }

  /** Waits until the plant is live: the back-fill never pauses. */
  CountDownLatch live() {
    return live;
  }
}
