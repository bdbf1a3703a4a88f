package dev.shopfloor.workorder;

import dev.shopfloor.ledger.Ledger;
import java.util.function.LongSupplier;

/**
 * One invocation of the function, as the work in it sees it.
 *
 * @param now the present, ns since the epoch
 * @param remaining how long the invocation may still run, ms
 * @param ledger its account
 */
public record Invocation(LongSupplier now, LongSupplier remaining, Ledger ledger) {
  /** The present, ns since the epoch. */
  public long time() {
    return now.getAsLong();
  }
}
