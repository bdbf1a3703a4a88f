package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * The time of one order, or of one run of it.
 *
 * @param order as the tag names it; empty while none is known
 * @param from when it was named, or the start of what is looked at, ns since the epoch
 * @param to when the next was named, or the end of what is looked at, ns since the epoch
 * @param started when the asset first ran in it, ns since the epoch; null when it never did
 * @param finished when it stood without an order for the first time after it last ran, ns since the
 *     epoch; null when it never did
 */
public record OrderSpan(
    String order, long from, long to, @Nullable Long started, @Nullable Long finished) {}
