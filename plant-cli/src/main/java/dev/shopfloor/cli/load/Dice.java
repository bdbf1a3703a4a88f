package dev.shopfloor.cli.load;

/** Numbers that look random and are the same for the same seed and place. */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private final long seed;

  Dice(long seed) {
    this.seed = seed;
  }

  /** From 0 on and below 1, by two numbers that name the throw. */
  double at(long one, long other) {
    long mixed = mix(mix(seed + GOLDEN * one) + GOLDEN * other);
    return (mixed >>> 11) * UNIT;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
