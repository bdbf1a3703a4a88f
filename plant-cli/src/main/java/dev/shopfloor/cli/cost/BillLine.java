package dev.shopfloor.cli.cost;

import java.math.BigDecimal;

/**
 * A line of a bill.
 *
 * @param part where it belongs
 * @param what is paid for, in words
 * @param quantity units of a month, 0 or more
 * @param name of the price
 * @param price of a unit
 * @param amount USD of a month; behind lines of the same price, so that its tiers go on
 */
public record BillLine(
    BillPart part, String what, BigDecimal quantity, String name, Price price, BigDecimal amount) {}
