package dev.shopfloor.workorder;

/**
 * A time in which a problem becomes no order.
 *
 * @param kind why
 * @param reason the plant file's own words, with the rule's or the window's name
 * @param until when it ends, ns since the epoch; {@link Long#MAX_VALUE} for never
 */
public record Silence(Kind kind, String reason, long until) {
  /** Why a problem becomes no order. */
  public enum Kind {
    /** A rule says that nobody wants to hear of it. */
    MUTED("muted"),
    /** Put aside for a time (ISA-18.2). */
    SHELVED("shelved"),
    /** The asset is under maintenance or out of service. */
    MAINTENANCE("maintenance");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As the ledger's notes have it. */
    public String word() {
      return word;
    }
  }

  /** Whether a problem that still stands at its end becomes an order then. */
  boolean ends() {
    return kind != Kind.MUTED && until != Long.MAX_VALUE;
  }
}
