package dev.shopfloor.runtime;

import dev.shopfloor.ledger.Ledger;

/** Where a function leaves its account at the end of each invocation. */
@FunctionalInterface
public interface LedgerReporter {
  /**
   * Takes the finished account of one invocation.
   *
   * <p>Implementations never throw: an account that cannot be published must not undo work.
   */
  void report(Ledger ledger);
}
