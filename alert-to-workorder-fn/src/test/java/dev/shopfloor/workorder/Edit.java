package dev.shopfloor.workorder;

/** What a person can do with an order at any moment, whatever the bridge does. */
enum Edit {
  /** Begins with it. */
  START,
  /** Finishes it. */
  COMPLETE,
  /** Gives it up. */
  CANCEL,
  /** Opens a finished one again. */
  REOPEN,
  /** Gives it another title; the marker stays. */
  TITLE,
  /** Rewrites title and description, and the marker is gone. */
  UNMARK,
  /** Gives it the highest priority. */
  RAISE,
  /** Gives it the lowest priority. */
  LOWER,
  /** Deletes it. */
  DELETE;

  /** Whether it can be done to an order that is open, or to one that is not. */
  boolean fits(boolean open) {
    return this == DELETE || open != (this == REOPEN);
  }
}
