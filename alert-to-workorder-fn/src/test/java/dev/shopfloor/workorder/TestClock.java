package dev.shopfloor.workorder;

/** A clock that stands until it is moved; it never goes back. */
final class TestClock {
  private long now;

  TestClock(long begin) {
    now = begin;
  }

  /** The present, ns since the epoch. */
  synchronized long now() {
    return now;
  }

  /** Lets time pass, ns. */
  synchronized void pass(long nanos) {
    now += nanos;
  }

  /** Moves on to a later time; an earlier one changes nothing. */
  synchronized void to(long time) {
    now = Math.max(now, time);
  }
}
