package dev.shopfloor.model;

/** Where a point's event time came from, the best first. */
public enum TimeOrigin {
  /** The value's own time at the source. */
  VALUE,
  /** The time of the message that carried it. */
  MESSAGE,
  /** A server's or gateway's time. */
  SERVER,
  /** The moment IoT Core received it. */
  RECEIVED
}
