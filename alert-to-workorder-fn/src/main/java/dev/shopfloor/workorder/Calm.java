package dev.shopfloor.workorder;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a storm of alarms of one problem from becoming a storm of orders. Times are ns since
 * the epoch, 0 for never.
 *
 * @param hold why and until when a beginning waits; null when none does
 * @param begun event times of the last beginnings, the oldest first: for flapping
 * @param unstableUntil until when the signal counts as unstable
 * @param summary where the present generation is listed instead of having an order of its own; null
 *     when it is not
 */
public record Calm(
    @Nullable Hold hold, List<Long> begun, long unstableUntil, @Nullable Summary summary) {
  /** Nothing of it. */
  public static final Calm NONE = new Calm(null, List.of(), 0, null);

  /** Copies the list. */
  public Calm {
    begun = List.copyOf(begun);
  }

  /**
   * A beginning that waits: it becomes an order when the time is over and it has not ended.
   *
   * @param cause one word, as the ledger's notes have it
   * @param until when it is looked at again
   * @param urgency of the order that it would become
   */
  public record Hold(String cause, long until, Priority urgency) {}

  /**
   * The summary order that lists a problem.
   *
   * @param key the summary's own key
   * @param told whether the summary was given the problem; false while that is to be done
   * @param generation of the summary whose order lists the problem; 0 until it is listed
   * @param number of that order; empty until it is listed
   */
  public record Summary(String key, boolean told, int generation, String number) {}

  Calm with(@Nullable Hold other) {
    return new Calm(other, begun, unstableUntil, summary);
  }

  Calm with(@Nullable Summary other) {
    return new Calm(hold, begun, unstableUntil, other);
  }

  /** The same after a beginning; what is told twice counts once. */
  Calm begun(long time, Flapping flapping) {
    if (flapping.times() == 0 || begun.contains(time)) {
      return this;
    }
    List<Long> all = Stream.concat(begun.stream(), Stream.of(time)).sorted().toList();
    List<Long> last = all.subList(Math.max(0, all.size() - flapping.times()), all.size());
    boolean flaps =
        last.size() == flapping.times() && last.getLast() - last.getFirst() <= flapping.within();
    long until = flaps ? Math.max(unstableUntil, last.getLast() + flapping.pause()) : unstableUntil;
    return new Calm(hold, last, until, summary);
  }

  /** Whether the signal counts as unstable at this time. */
  boolean unstable(long time) {
    return time < unstableUntil;
  }
}
