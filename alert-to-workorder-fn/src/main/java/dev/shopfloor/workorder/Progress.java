package dev.shopfloor.workorder;

import org.jspecify.annotations.Nullable;

/**
 * What people did with the order of the present generation. Times are ns since the epoch, 0 for not
 * yet; those of what people did are by the maintenance system's clock.
 *
 * @param orderedAt when Shopfloor knew that the order was there
 * @param startedAt when a person began with it, as far as the system told
 * @param lookAt when it is to be looked at although nobody has reported anything
 * @param endedAt when it was finished last; it may have been reopened since
 * @param reopenedAt when a person opened it again last
 * @param trustFrom what the system answered before may be older than what is known here
 * @param ours the priority that we set last, in the system's words; null where a person set another
 * @param theirs the priority that a person set last, in the system's words; null for none
 */
public record Progress(
    long orderedAt,
    long startedAt,
    long lookAt,
    long endedAt,
    long reopenedAt,
    long trustFrom,
    @Nullable String ours,
    @Nullable String theirs) {
  /** Nothing yet. */
  public static final Progress NONE = new Progress(0, 0, 0);

  /** An order that nobody has finished. */
  public Progress(long orderedAt, long startedAt, long lookAt) {
    this(orderedAt, startedAt, lookAt, 0, 0, 0, null, null);
  }

  Progress started(long at) {
    return new Progress(orderedAt, at, lookAt, endedAt, reopenedAt, trustFrom, ours, theirs);
  }

  Progress lookingAt(long at) {
    return new Progress(orderedAt, startedAt, at, endedAt, reopenedAt, trustFrom, ours, theirs);
  }

  Progress ended(long at) {
    return new Progress(orderedAt, startedAt, 0, at, reopenedAt, trustFrom, ours, theirs);
  }

  Progress reopened(long at) {
    return new Progress(orderedAt, startedAt, 0, endedAt, at, trustFrom, ours, theirs);
  }

  Progress trustedFrom(long at) {
    return new Progress(
        orderedAt, startedAt, lookAt, endedAt, reopenedAt, Math.max(trustFrom, at), ours, theirs);
  }

  /** We have set this priority; where a person's was higher it still stands. */
  Progress set(String priority) {
    return new Progress(
        orderedAt, startedAt, lookAt, endedAt, reopenedAt, trustFrom, priority, theirs);
  }

  /** A person has set this priority. */
  Progress setByPeople(String priority) {
    return new Progress(
        orderedAt, startedAt, lookAt, endedAt, reopenedAt, trustFrom, null, priority);
  }

  /** Whether a priority is one that nobody has been told of. */
  boolean isNew(@Nullable String priority) {
    return priority != null
        && (ours != null || theirs != null)
        && !priority.equalsIgnoreCase(ours)
        && !priority.equalsIgnoreCase(theirs);
  }
}
