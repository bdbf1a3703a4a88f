package dev.shopfloor.model;

/** How far a reading can be trusted, in the four grades that every source's codes map to. */
public enum Quality {
  /** A measurement. */
  GOOD,
  /** A measurement with a reservation by its source. */
  UNCERTAIN,
  /** Not a measurement. */
  BAD,
  /** The source is not there; the last value no longer counts. */
  STALE
}
