package dev.shopfloor.cli.cost;

/**
 * What passes a queue in a month.
 *
 * @param bodies how many
 * @param sends requests that put them there
 * @param sendUnits what these are paid as
 * @param takeUnits what receiving and deleting is paid as, also where nothing is there
 * @param calls of the function behind it
 */
record QueueFlow(double bodies, double sends, double sendUnits, double takeUnits, double calls) {
  private static final int ENTRIES = 10;
  private static final double SEND_BYTES = 256 * 1024;

  /** A queue on which nothing is put. */
  static final QueueFlow IDLE = new QueueFlow(0, 0, 0, Assumptions.IDLE_POLLS, 0);

  /**
   * A queue.
   *
   * @param bodies a month, above 0
   * @param meanBytes of a body
   * @param together how many a sender has at a time, in the mean
   * @param taken how they are taken
   */
  static QueueFlow of(double bodies, double meanBytes, double together, Batching taken) {
    double atOnce = Math.max(1, together);
    double fit = Math.clamp(Math.floor(SEND_BYTES / meanBytes), 1, ENTRIES);
    double requests = Math.ceil(atOnce / fit);
    double sends = bodies / atOnce * requests;
    double units = sends * Units.of(atOnce / requests * meanBytes, Units.QUEUE);
    double received = Math.ceil(taken.bodies() / ENTRIES);
    double each = taken.bodies() / received;
    double takes = taken.calls() * received * Units.of(each * meanBytes, Units.QUEUE);
    return new QueueFlow(
        bodies,
        sends,
        units,
        Math.max(takes, Assumptions.IDLE_POLLS) + taken.calls() * received,
        taken.calls());
  }
}
