package dev.shopfloor.workorder;

/** What was decided, as audit items and the ledger's notes say it. */
public enum Verdict {
  /** An order was made. */
  CREATED("created"),
  /** An order that an earlier attempt had made was found. */
  ADOPTED("adopted"),
  /** An order got a comment. */
  COMMENTED("commented"),
  /** An order got a higher priority and a comment. */
  RAISED("raised"),
  /** Counted for the next comment. */
  COUNTED("counted"),
  /** It waits before it becomes an order. */
  HELD("held"),
  /** Listed in a summary order. */
  GROUPED("grouped"),
  /** Not to become an order; the reason says why. */
  SUPPRESSED("suppressed"),
  /** Nothing to be done about it. */
  NOTED("noted"),
  /** The maintenance system refused. */
  FAILED("failed"),
  /** An attempt whose end is not known; to be looked for. */
  AMBIGUOUS("ambiguous"),
  /** An attempt that did nothing; to be made again. */
  WAITING("pending"),
  /** A person has begun with the order, changed its priority or opened it again. */
  CHANGED("changed"),
  /** A person has finished the order. */
  CLOSED("closed"),
  /** Two orders of one generation; the older one is kept. */
  DUPLICATE("duplicateDetected"),
  /** Looked for a second order; there is none. */
  VERIFIED("verified");

  private final String note;

  Verdict(String note) {
    this.note = note;
  }

  /** The name of the ledger's note. */
  public String note() {
    return note;
  }
}
