package dev.shopfloor.cli.alert;

/** The time of a trial: it stands still until it is moved, and never goes back. */
final class TrialClock {
  private long now;

  /** The present, ns since the epoch; 0 before the first event. */
  long now() {
    return now;
  }

  void goTo(long time) {
    now = Math.max(now, time);
  }
}
