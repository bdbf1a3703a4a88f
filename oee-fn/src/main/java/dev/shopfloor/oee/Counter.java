package dev.shopfloor.oee;

import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.TagSpec.CounterSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import org.jspecify.annotations.Nullable;

/**
 * One counter, from value to value. A sample that was lost or came twice does no harm, because only
 * the distance to the highest value counts.
 *
 * <p>A value far from the line that the counter was on (a spike, a false zero) counts nothing, or
 * what a new start can have made; the old line is remembered until the new one goes on, so that the
 * counter finds back to it without a piece lost or invented.
 */
final class Counter {
  // what a machine can make from nothing: half more than ideal, and what a slow reader may gather
  private static final double FRESH_FACTOR = 1.5;
  private static final long FRESH_ALLOWANCE = 10;
  private static final long NO_LINE = -1;

  // reused with each value
  private final Step step = new Step();
  private long last;
  private long lastTime;
  private long high;
  private boolean moved;
  private boolean rebooted;
  private long formerHigh = NO_LINE;
  private long formerTime;
  private long sinceFormer;
  private long runAt;
  private long unknownAt;

  /** A step of the counter; good until the counter takes the next value. */
  static final class Step {
    private long counts;
    private @Nullable ResultFlag flag;
    private boolean refused;

    private Step of(long all, @Nullable ResultFlag what, boolean refuses) {
      counts = all;
      flag = what;
      refused = refuses;
      return this;
    }

    /** Counts since the value before, 0 or more. */
    long counts() {
      return counts;
    }

    /** What was remarkable; null when nothing. */
    @Nullable ResultFlag flag() {
      return flag;
    }

    /** Whether the counter rose by more than can be true, and nothing was counted. */
    boolean refused() {
      return refused;
    }
  }

  /**
   * A counter whose first value is known; that value is a base and counts nothing.
   *
   * @param value 0 or more
   * @param time ns since the epoch
   * @param moved whether it was ever above 0; one that never was is not connected
   */
  Counter(long value, long time, boolean moved) {
    this.last = value;
    this.lastTime = time;
    this.high = value;
    this.moved = moved || value > 0;
  }

  /** The numbers that a checkpoint keeps, in the order of {@link #numbers()}. */
  static Counter of(long[] numbers) {
    Counter counter = new Counter(numbers[0], numbers[1], numbers[3] == 1);
    counter.high = numbers[2];
    counter.rebooted = numbers[4] == 1;
    counter.formerHigh = numbers[5];
    counter.formerTime = numbers[6];
    counter.sinceFormer = numbers[7];
    counter.runAt = numbers[8];
    counter.unknownAt = numbers[9];
    return counter;
  }

  /** How many numbers {@link #of} takes. */
  static final int NUMBERS = 10;

  long[] numbers() {
    return new long[] {
      last,
      lastTime,
      high,
      moved ? 1 : 0,
      rebooted ? 1 : 0,
      formerHigh,
      formerTime,
      sinceFormer,
      runAt,
      unknownAt
    };
  }

  Counter copy() {
    return of(numbers());
  }

  /**
   * The same counter at the border of a window, where only the last value is known to everybody.
   */
  Counter rebased() {
    return new Counter(last, lastTime, moved);
  }

  /** The source began anew: so will the counter, unless its next value goes on with the old one. */
  void reboot() {
    rebooted = true;
  }

  /**
   * Takes the next value.
   *
   * @param cycle ideal time of one count, ns; 0 when not known
   */
  Step next(long value, long time, CounterSpec spec, long cycle, OeePolicy policy) {
    long before = lastTime;
    boolean knownToMove = moved;
    last = value;
    lastTime = time;
    moved |= value > 0;
    if (spec.counting() == Counting.INCREMENT) {
      return step.of(value, null, false);
    }
    long span = time - before;
    if (rebooted) {
      rebooted = false;
      formerHigh = NO_LINE;
      boolean goesOn = value >= high && (cycle == 0 || !fresh(value, span, cycle));
      return goesOn ? rise(value, span, before, cycle, policy) : restart(value, span, cycle);
    }
    if (value >= high) {
      if (!knownToMove && spec.counting() == Counting.LIFETIME) {
        return first(value, span, cycle);
      }
      return goesBack(value, time, cycle) && !fresh(value - high, span, cycle)
          ? back(value)
          : rise(value, span, before, cycle, policy);
    }
    return fall(value, time, before, spec, cycle, policy);
  }

  /** Above 0 for the first time: pieces, or the true value after a zero that only meant "none". */
  private Step first(long value, long span, long cycle) {
    long counts = fresh(value - high, span, cycle) ? value - high : 0;
    high = value;
    return step.of(counts, null, false);
  }

  private Step rise(long value, long span, long before, long cycle, OeePolicy policy) {
    long rise = value - high;
    double limit =
        (double) policy.plausible() * span / Math.max(1, cycle)
            + policy.plausible() * FRESH_ALLOWANCE;
    if (cycle > 0 && rise > limit) {
      leaveLine(before, 0);
      high = value;
      return step.of(0, ResultFlag.COUNT_SPIKE, true);
    }
    high = value;
    sinceFormer += rise;
    if (rise > 0) {
      formerHigh = NO_LINE;
    }
    return step.of(rise, null, false);
  }

  private Step fall(
      long value, long time, long before, CounterSpec spec, long cycle, OeePolicy policy) {
    if (goesBack(value, time, cycle)) {
      return back(value);
    }
    long modulus = spec.rollover();
    if (modulus > 0 && high > modulus - modulus / 10 && value < modulus / 10) {
      long counts = Math.max(0, modulus - high) + value;
      high = value;
      formerHigh = NO_LINE;
      return step.of(counts, ResultFlag.COUNT_ROLLOVER, false);
    }
    if (spec.counting() == Counting.PER_RUN) {
      Step restarted = restart(value, time - before, cycle);
      return step.of(restarted.counts, null, restarted.refused);
    }
    if (isDip(value, policy)) {
      return step.of(0, ResultFlag.COUNT_DIP, false);
    }
    long highBefore = high;
    Step restarted = restart(value, time - before, cycle);
    high = highBefore;
    leaveLine(before, restarted.counts);
    high = value;
    return restarted;
  }

  private boolean isDip(long value, OeePolicy policy) {
    long band = Math.max(policy.dipPieces(), high / 100 * policy.dipPercent());
    // a fall to half or less is a new start however small the numbers are
    return high - value <= band && value > high / 2;
  }

  private Step restart(long value, long span, long cycle) {
    high = value;
    return cycle == 0 || fresh(value, span, cycle)
        ? step.of(value, ResultFlag.COUNT_RESET, false)
        : step.of(0, ResultFlag.COUNT_RESET, true);
  }

  private void leaveLine(long at, long counted) {
    if (formerHigh == NO_LINE) {
      formerHigh = high;
      formerTime = at;
      sinceFormer = 0;
    }
    sinceFormer += counted;
  }

  /** Whether a value goes on with the line that was left. */
  private boolean goesBack(long value, long time, long cycle) {
    return formerHigh != NO_LINE
        && value >= formerHigh
        && (cycle == 0 || fresh(value - formerHigh, time - formerTime, cycle));
  }

  private Step back(long value) {
    long counts = Math.max(0, value - formerHigh - sinceFormer);
    high = value;
    formerHigh = NO_LINE;
    return step.of(counts, null, false);
  }

  private static boolean fresh(long counts, long span, long cycle) {
    double made = cycle == 0 ? 0 : FRESH_FACTOR * span / cycle;
    return counts <= made + FRESH_ALLOWANCE;
  }

  /** Notes how much run and unknown time the window had when the value was taken, ns. */
  void mark(long run, long unknown) {
    runAt = run;
    unknownAt = unknown;
  }

  /** Run time of the window at the last value, ns. */
  long runAt() {
    return runAt;
  }

  /** Unknown time of the window at the last value, ns. */
  long unknownAt() {
    return unknownAt;
  }

  long last() {
    return last;
  }

  long lastTime() {
    return lastTime;
  }

  /** Whether it was ever above 0. */
  boolean moved() {
    return moved;
  }
}
