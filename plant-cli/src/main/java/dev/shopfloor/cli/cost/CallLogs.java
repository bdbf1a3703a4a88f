package dev.shopfloor.cli.cost;

import dev.shopfloor.ledger.Ledger;

/** What the calls of a function write to its log. */
final class CallLogs {
  private long bytes;
  private long calls;

  /** Takes a call by its ledger. */
  void add(Ledger ledger) {
    calls++;
    bytes += LogLines.of(ledger);
  }

  /** The bytes that a call writes in the mean; 0 before the first. */
  double mean() {
    return calls == 0 ? 0 : (double) bytes / calls;
  }
}
