package dev.shopfloor.cli.simulation;

import java.util.SplittableRandom;

/** Randomness that is the same for the same seed and purpose on every machine. */
final class Chance {
  private final SplittableRandom random;

  private Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Chance for one purpose, independent of all others. */
  static Chance of(long seed, long hour, int machine, int purpose) {
    long mixed = seed;
    for (long part : new long[] {hour, machine, purpose}) {
      mixed = (mixed ^ (part + 0x9e3779b97f4a7c15L)) * 0xbf58476d1ce4e5b9L;
      mixed ^= mixed >>> 29;
    }
    return new Chance(mixed);
  }

  /** From {@code low} to below {@code high}. */
  long between(long low, long high) {
    return low + random.nextLong(high - low);
  }

  /** From 0 to below 1. */
  double share() {
    return random.nextDouble();
  }

  /** Around 0 with a standard deviation of about 1, never beyond 3.5. */
  double noise() {
    return (share() + share() + share() + share() - 2) * 1.73;
  }

  boolean happens(double probability) {
    return share() < probability;
  }
}
