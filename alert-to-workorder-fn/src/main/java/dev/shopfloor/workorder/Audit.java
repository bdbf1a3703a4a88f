package dev.shopfloor.workorder;

import org.jspecify.annotations.Nullable;

/**
 * One decision, kept for good.
 *
 * @param number 1 for the problem's first audit item, then one more for each
 * @param at when it was decided, ns since the epoch
 * @param verdict what was decided
 * @param why one sentence
 * @param eventId the event that led to it; null when time alone did
 * @param generation the order's generation at that time
 * @param order the order's number; null while there is none
 */
public record Audit(
    long number,
    long at,
    Verdict verdict,
    String why,
    @Nullable String eventId,
    int generation,
    @Nullable String order) {}
