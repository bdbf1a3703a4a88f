package dev.shopfloor.cli.load;

import java.util.OptionalDouble;

/**
 * Which rates to try: the rate doubles until the plant no longer keeps up; then the knee is
 * narrowed twice, by the geometric middle of what it held and what it did not.
 */
final class Ramp {
  private static final int MIDDLES = 2;

  private final double first;
  private final double most;
  private double held;
  private double failed = Double.POSITIVE_INFINITY;
  private int middles;

  /**
   * From one rate to another.
   *
   * @param most not below {@code first}
   */
  Ramp(double first, double most) {
    this.first = first;
    this.most = most;
  }

  /** The rate to try next; empty when the knee is known well enough, or is above the last. */
  OptionalDouble next() {
    if (failed == Double.POSITIVE_INFINITY) {
      if (held >= most) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(held == 0 ? first : Math.min(most, held * 2));
    }
    if (held == 0 || middles == MIDDLES) {
      return OptionalDouble.empty();
    }
    middles++;
    return OptionalDouble.of(Math.sqrt(held * failed));
  }

  /** What came of a rate. */
  void tried(double rate, boolean keptUp) {
    if (keptUp) {
      held = Math.max(held, rate);
    } else {
      failed = Math.min(failed, rate);
    }
  }

  /** The highest rate at which the plant kept up; 0 when it kept up with none. */
  double held() {
    return held;
  }

  /** The lowest rate at which it did not; infinite when it kept up with all. */
  double failed() {
    return failed;
  }
}
