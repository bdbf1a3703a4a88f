package dev.shopfloor.plant;

/**
 * When a signal counts as unstable.
 *
 * @param times how many beginnings, 2 or more
 * @param within the longest time between the first and the last of them, ns
 * @param pause how long it stays unstable after the last of them, ns
 */
public record OrderFlapping(int times, long within, long pause) {}
