package dev.shopfloor.cli.local.functions;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts work that is under way, and lets one wait until none is. */
public final class InFlight {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private int count;

  /** Work has begun. */
  public void begin() {
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  /** Work has ended, well or badly. */
  public void end() {
    lock.lock();
    try {
      count--;
      if (count <= 0) {
        count = 0;
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no work is under way; false when the limit passes first. */
  public boolean awaitNone(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (count > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
      return count == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Work under way now. */
  public int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }
}
