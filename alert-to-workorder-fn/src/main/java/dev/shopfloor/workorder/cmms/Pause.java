package dev.shopfloor.workorder.cmms;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
  /** Returns when this time is over. */
  void pause(Duration time);
}
