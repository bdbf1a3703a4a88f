package dev.shopfloor.writer;

import java.time.Duration;

/** Waits; a test lets its own time pass instead. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits this long.
   *
   * @throws InterruptedException when the invocation is being stopped
   */
  void pause(Duration time) throws InterruptedException;
}
