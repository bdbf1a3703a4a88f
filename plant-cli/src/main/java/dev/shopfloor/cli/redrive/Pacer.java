package dev.shopfloor.cli.redrive;

import java.util.concurrent.TimeUnit;

/** Lets so many messages pass in a second, evenly: what rested does not come in a gush. */
public final class Pacer {
  private final Time time;
  private final double nanosEach;
  private long next = Long.MIN_VALUE;

  /** The time that passes. */
  public interface Time {
    /** Nanoseconds of some clock that only goes on. */
    long nanos();

    /** Lets time pass. */
    void sleep(long nanos) throws InterruptedException;

    /** Real time. */
    static Time real() {
      return new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };
    }
  }

  /**
   * A pacer.
   *
   * @param perSecond above 0
   */
  public Pacer(double perSecond, Time time) {
    this.time = time;
    this.nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Waits until this many may pass; the first ones pass at once. */
  void pass(int number) throws InterruptedException {
    long now = time.nanos();
    if (next == Long.MIN_VALUE) {
      next = now;
    }
    if (next > now) {
      time.sleep(next - now);
    }
    next = Math.max(next, now) + Math.round(number * nanosEach);
  }
}
