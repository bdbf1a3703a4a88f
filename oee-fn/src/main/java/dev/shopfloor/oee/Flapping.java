package dev.shopfloor.oee;

/** Counts how often the state changes within a minute, before short states are joined. */
final class Flapping {
  private static final int MOST_A_MINUTE = 30;

  private long minute;
  private int changes;
  private String last;

  Flapping(long minute, int changes, String last) {
    this.minute = minute;
    this.changes = changes;
    this.last = last;
  }

  /** Nothing seen yet. */
  static Flapping none() {
    return new Flapping(Long.MIN_VALUE, 0, "");
  }

  Flapping copy() {
    return new Flapping(minute, changes, last);
  }

  /**
   * The machine says a state.
   *
   * @return whether it has changed too often in this minute
   */
  boolean saw(String state, long time) {
    long now = MinuteBucket.minuteOf(time);
    if (now != minute) {
      minute = now;
      changes = 0;
    }
    if (!last.isEmpty() && !last.equals(state)) {
      changes++;
    }
    last = state;
    return changes > MOST_A_MINUTE;
  }

  long minute() {
    return minute;
  }

  int changes() {
    return changes;
  }

  String last() {
    return last;
  }
}
