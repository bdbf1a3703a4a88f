package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;

/** Sends requests to a maintenance system. */
@FunctionalInterface
public interface Exchange {
  /** Sends one request, once. Never throws for what the other side or the network does. */
  Answer send(Request request, Cmms.Limit limit);

  /**
   * Whether requests are held back because the system failed several times in a row.
   *
   * @param now the present, ns since the epoch
   */
  default boolean heldBack(long now) {
    return false;
  }
}
