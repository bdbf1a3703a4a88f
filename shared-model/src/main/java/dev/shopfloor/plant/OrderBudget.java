package dev.shopfloor.plant;

/**
 * How many new work orders people can take.
 *
 * @param orders the most, 1 or more; 0 for no limit
 * @param per in any time of this length, ns; 0 without a limit
 */
public record OrderBudget(int orders, long per) {
  /** No limit. */
  public static final OrderBudget UNLIMITED = new OrderBudget(0, 0);
}
