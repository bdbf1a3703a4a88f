package dev.shopfloor.cli.simulation.intruder;

import java.time.Instant;

/** Lets the wall clock in. */
public final class AsksTheClock {
  private AsksTheClock() {}

  static Instant present() {
    return Instant.now();
  }
}
