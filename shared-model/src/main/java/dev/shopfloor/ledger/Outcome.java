package dev.shopfloor.ledger;

import java.util.Locale;

/**
 * The words in which every stage tells where a record went; their meaning is the same everywhere.
 */
public enum Outcome {
  /** A message from which points were taken. */
  DECODED,
  /** A point handed to the next stage. */
  FORWARDED,
  /** A record that the stage's store holds. */
  STORED,
  /** A record that this invocation has seen already. */
  DUPLICATE,
  /** A record beyond a time window; kept in the quarantine table with reason LATE. */
  LATE,
  /** A message that carries nothing wanted by design (keep-alive, metadata, mapped noise). */
  IGNORED,
  /** A message that waits for its birth or metadata and is taken again. */
  PARKED,
  /** A record kept with its bytes and its reason because it cannot be used. */
  QUARANTINED,
  /** A record given back to its queue, to be taken again. */
  RETURNED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The outcome as metrics and tables write it, in lower case. */
  public String word() {
    return word;
  }

  /** Whether a record with this outcome comes back to the same stage later. */
  public boolean takenAgain() {
    return this == PARKED || this == RETURNED;
  }
}
