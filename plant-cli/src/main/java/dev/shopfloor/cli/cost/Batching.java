package dev.shopfloor.cli.cost;

/**
 * How the bodies of a queue come together in calls.
 *
 * @param perSecond bodies of the whole plant, above 0
 * @param bodies of one call in the mean, 1 or more
 */
record Batching(double perSecond, double bodies) {
  // Lambda closes a batch at so many bytes
  private static final double MOST_BYTES = 6.0 * 1024 * 1024;

  /**
   * By the mapping's settings.
   *
   * @param meanBytes of a body
   * @param most its BatchSize
   * @param window its MaximumBatchingWindowInSeconds
   * @param gatherers who gather batches of their own, each its share
   */
  static Batching of(double perSecond, double meanBytes, int most, double window, int gatherers) {
    double gathered = perSecond * window / gatherers;
    double room = Math.min(most, Math.floor(MOST_BYTES / Math.max(1, meanBytes)));
    return new Batching(perSecond, Math.max(1, Math.min(room, gathered)));
  }

  /** How long the plant takes to make the bodies of one call, s. */
  double seconds() {
    return bodies / perSecond;
  }

  /** Calls of a month. */
  double calls() {
    return perSecond / bodies * Units.MONTH;
  }
}
