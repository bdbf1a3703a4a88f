package dev.shopfloor.oee;

import dev.shopfloor.plant.TagSpec.Counts;
import org.jspecify.annotations.Nullable;

/**
 * A counter's value, and the pieces that it made.
 *
 * @param time of the value, ns since the epoch
 * @param tag the counter
 * @param counts what it counts
 * @param value as read
 * @param pieces counted for it, 0 or more
 * @param gap of these, made while nothing was known
 * @param product being made; empty when none is known
 * @param idealNanos ideal time of one piece, ns; 0 when not known
 * @param remark what was remarkable; null when nothing
 */
public record ExplainedCount(
    long time,
    String tag,
    Counts counts,
    long value,
    long pieces,
    long gap,
    String product,
    long idealNanos,
    @Nullable ResultFlag remark) {}
