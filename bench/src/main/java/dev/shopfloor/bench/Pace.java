package dev.shopfloor.bench;

import org.openjdk.jmh.runner.options.TimeValue;

/** How long is measured. */
public enum Pace {
  /** All of it within ten minutes on two cores. */
  QUICK(1, 3, 5, 500),
  /** For numbers that are quoted. */
  FULL(2, 5, 8, 2_000);

  private final int forks;
  private final int warmups;
  private final int iterations;
  private final long millis;

  Pace(int forks, int warmups, int iterations, long millis) {
    this.forks = forks;
    this.warmups = warmups;
    this.iterations = iterations;
    this.millis = millis;
  }

  int forks() {
    return forks;
  }

  int warmups() {
    return warmups;
  }

  int iterations() {
    return iterations;
  }

  TimeValue time() {
    return TimeValue.milliseconds(millis);
  }
}
