package dev.shopfloor.writer.faults;

import java.util.SplittableRandom;

/** How bad network and store are during one invocation. */
enum Weather {
  /** All is well: whatever is not done now is a fault of the writer's. */
  FAIR(0),
  /** A request fails now and then. */
  MIXED(6),
  /** One request of five fails. */
  ROUGH(20),
  /** Most requests fail. */
  STORM(65);

  private final int percent;

  Weather(int percent) {
    this.percent = percent;
  }

  static Weather any(SplittableRandom random) {
    int chance = random.nextInt(100);
    return chance < 15 ? FAIR : chance < 50 ? MIXED : chance < 85 ? ROUGH : STORM;
  }

  /** Whether a request fails. */
  boolean strikes(SplittableRandom random) {
    return random.nextInt(100) < percent;
  }
}
