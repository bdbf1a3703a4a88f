package dev.shopfloor.writer.faults;

/**
 * How the points of one message must end, once it is done with.
 *
 * @param stored points that the store holds, or that lose to one that it holds
 * @param refused points that it refuses; one for a message that nobody can read
 * @param late points that it no longer keeps
 */
record Fate(int stored, int refused, int late) {
  static final Fate UNREADABLE = new Fate(0, 1, 0);

  Fate and(Fate other) {
    return new Fate(stored + other.stored, refused + other.refused, late + other.late);
  }
}
