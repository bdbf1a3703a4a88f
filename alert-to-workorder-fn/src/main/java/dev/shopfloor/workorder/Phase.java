package dev.shopfloor.workorder;

/** Where a problem stands on its way to a work order. */
public enum Phase {
  /** No order was ever wanted. */
  NONE,
  /** An order is wanted and not yet known to be there. */
  PENDING,
  /** The maintenance system holds an order. */
  OPEN,
  /** A person has finished the order. */
  CLOSED,
  /** The maintenance system refused the order. */
  FAILED,
  /** A beginning waits: see {@link Calm.Hold}. */
  HELD,
  /** The budget of orders is used up: a summary order lists the problem. */
  GROUPED
}
