package dev.shopfloor.writer.faults;

/** Where a process may be killed. */
enum Step {
  /** It looks at the clock, as it does before each request and each wait. */
  CLOCK,
  /** It begins to wait before it tries again. */
  WAIT,
  /** Its records are laid out, none is sent. */
  BEFORE_WRITE,
  /** The store's adapter has its outcomes, nobody else has. */
  AFTER_WRITE,
  /** Quarantine holds nothing yet. */
  BEFORE_QUARANTINE,
  /** Quarantine holds a part. */
  WITHIN_QUARANTINE,
  /** Quarantine holds all, and the process does not know it. */
  AFTER_QUARANTINE,
  /** All is done, no message is deleted. */
  BEFORE_DELETE,
  /** Some messages are deleted. */
  WITHIN_DELETE,
  /** A request has left and never arrives. */
  REQUEST_LOST,
  /** The store has taken a request, its answer never arrives. */
  REQUEST_TAKEN,
  /** The answer to a request has arrived. */
  REQUEST_ANSWERED;

  boolean ofRequest() {
    return this == REQUEST_LOST || this == REQUEST_TAKEN || this == REQUEST_ANSWERED;
  }
}
