package dev.shopfloor.workorder.cmms;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer that is no success means. The first rule that fits counts.
 *
 * @param statuses the statuses it is for; empty for each answer that is no success. A 2xx status
 *     makes a rule for answers that say in their body that they failed
 * @param operations the operations it is for; empty for all
 * @param emptyBody true for an answer without body only, false for one with; null for both
 * @param body what the body must contain; null for anything
 * @param meaning what it means
 * @param after when it is throttled: seconds to wait, or the epoch second until when, from {@code
 *     headers} and {@code answer}; null for Retry-After, else the profile's own pause
 */
public record ErrorRule(
    Set<Integer> statuses,
    Set<Operation.Kind> operations,
    @Nullable Boolean emptyBody,
    @Nullable Pattern body,
    Meaning meaning,
    @Nullable Expression after) {
  /** Copies the sets. */
  public ErrorRule {
    statuses = Set.copyOf(statuses);
    operations = Set.copyOf(operations);
  }

  /** What an answer means. */
  public enum Meaning {
    /** Our credentials do not hold, or no longer; nothing was done. */
    AUTH,
    /** Too many calls; nothing was done. */
    THROTTLED,
    /** It will never be done as asked; nothing was done. */
    REFUSED,
    /** The record that was asked for is not there. */
    GONE,
    /** It had been done before. */
    ALREADY_DONE,
    /** It may have been done. */
    AMBIGUOUS,
    /** Nothing was done, and it may work later. */
    RETRY
  }
}
