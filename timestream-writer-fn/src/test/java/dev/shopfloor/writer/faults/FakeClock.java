package dev.shopfloor.writer.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A process's time, which passes when somebody says so. */
final class FakeClock {
  private final AtomicLong nanos = new AtomicLong();

  long nanos() {
    return nanos.get();
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
