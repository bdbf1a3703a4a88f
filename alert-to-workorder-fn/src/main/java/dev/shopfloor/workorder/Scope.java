package dev.shopfloor.workorder;

/**
 * A budget of orders and whose it is.
 *
 * @param name of whose orders are counted, such as an asset or a site
 * @param orders the most, 1 or more
 * @param within in any time of this length, ns
 */
public record Scope(String name, int orders, long within) {}
