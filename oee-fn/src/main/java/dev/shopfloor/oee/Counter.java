package dev.shopfloor.oee;

import java.util.Set;

/**
 * One cumulative counter, from value to value. A sample that was lost or came twice does no harm,
 * because only the distance to the highest value counts.
 */
final class Counter {
  private static final double RESET_FACTOR = 1.5;
  private static final long RESET_ALLOWANCE = 10;
  // slower limits would throw away true pieces where only the ideal cycle is wrong
  private static final double SPIKE_FACTOR = 10;
  private static final long SPIKE_ALLOWANCE = 100;
  private static final double DIP_SHARE = 0.02;
  private static final long DIP_COUNTS = 2;

  private long last;
  private long lastTime;
  private long high;
  private boolean moved;

  /**
   * A counter whose first value is known; that value is a base and counts nothing.
   *
   * @param value 0 or more
   * @param time ns since the epoch
   * @param moved whether it was ever above 0; one that never was is not connected
   */
  Counter(long value, long time, boolean moved) {
    this(value, time, value, moved);
  }

  Counter(long last, long lastTime, long high, boolean moved) {
    this.last = last;
    this.lastTime = lastTime;
    this.high = high;
    this.moved = moved || last > 0;
  }

  Counter copy() {
    return new Counter(last, lastTime, high, moved);
  }

  /**
   * The same counter at the border of a window, where only the last value is known to everybody.
   */
  Counter rebased() {
    return new Counter(last, lastTime, last, moved);
  }

  /**
   * Takes the next value.
   *
   * @param cyclePerCount ideal time of one count, ns; 0 when not known
   * @param flags gets what was remarkable
   * @return counts since the value before, 0 or more
   */
  long next(long value, long time, long cyclePerCount, Set<ResultFlag> flags) {
    long span = time - lastTime;
    last = value;
    lastTime = time;
    moved |= value > 0;
    if (value >= high) {
      long rise = value - high;
      high = value;
      return plausible(rise, span, cyclePerCount, SPIKE_FACTOR, SPIKE_ALLOWANCE)
          ? rise
          : none(flags, ResultFlag.COUNT_SPIKE);
    }
    if (isDip(value)) {
      return none(flags, ResultFlag.COUNT_DIP);
    }
    high = value;
    flags.add(ResultFlag.COUNT_RESET);
    return plausible(value, span, cyclePerCount, RESET_FACTOR, RESET_ALLOWANCE)
        ? value
        : none(flags, ResultFlag.COUNT_SPIKE);
  }

  private boolean isDip(long value) {
    long band = Math.max(DIP_COUNTS, (long) (high * DIP_SHARE));
    // a fall to half or less is a new start however small the numbers are
    return high - value <= band && value > high / 2;
  }

  private static long none(Set<ResultFlag> flags, ResultFlag flag) {
    flags.add(flag);
    return 0;
  }

  private static boolean plausible(
      long counts, long span, long cyclePerCount, double factor, long allowance) {
    return cyclePerCount == 0 || counts <= factor * span / cyclePerCount + allowance;
  }

  long last() {
    return last;
  }

  long lastTime() {
    return lastTime;
  }

  long high() {
    return high;
  }

  /** Whether it was ever above 0. */
  boolean moved() {
    return moved;
  }
}
