package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one problem. Times of ours are ns since the epoch, 0 for never.
 *
 * @param phase where it stands
 * @param generation 0 before the first order, then the number of the present or last one
 * @param order the order of this generation, its end not kept; null while there is none
 * @param previous the order before, its number and where known its address; null for the first
 * @param severity the highest of this generation; null before the first
 * @param attempts how the making of the order has gone so far
 * @param history what the machine has reported
 * @param comments what people were told
 * @param verify whether to look for orders that were made twice
 * @param audits how many audit items were written
 */
public record WorkOrderState(
    Phase phase,
    int generation,
    Cmms.@Nullable Order order,
    @Nullable String previous,
    @Nullable Severity severity,
    Attempts attempts,
    History history,
    Comments comments,
    Verify verify,
    long audits) {
  /** Drops the order's end: the phase says whether there was one. */
  public WorkOrderState {
    order = order == null ? null : order.withoutEnding();
  }

  /** A problem that nobody has heard of. */
  public static final WorkOrderState NEW =
      new WorkOrderState(
          Phase.NONE,
          0,
          null,
          null,
          null,
          Attempts.NONE,
          History.NONE,
          Comments.NONE,
          Verify.NONE,
          0);

  /**
   * Attempts at what is to be done now.
   *
   * @param failures how many have failed in a row
   * @param reached whether one of them may have made an order that is not known here
   * @param lastRefusal when the system last refused this order; 0 for never
   */
  public record Attempts(int failures, boolean reached, long lastRefusal) {
    /** None yet. */
    public static final Attempts NONE = new Attempts(0, false, 0);
  }

  /**
   * What the machine has reported.
   *
   * @param raised event time of the last beginning; -1 for none
   * @param cleared event time of the last end; -1 for none
   * @param repeats beginnings of this generation after the first
   * @param suppressed beginnings that were below the asset's work-order severity
   * @param first event time of this generation's first beginning; -1 for not known
   */
  public record History(long raised, long cleared, int repeats, int suppressed, long first) {
    /** Nothing yet. */
    public static final History NONE = new History(-1, -1, 0, 0, -1);

    /** Whether the problem has ended, as far as is known. */
    public boolean ended() {
      return cleared >= raised && cleared >= 0;
    }

    History raisedAt(long time) {
      return new History(Math.max(raised, time), cleared, repeats, suppressed, first);
    }

    History clearedAt(long time) {
      return new History(raised, Math.max(cleared, time), repeats, suppressed, first);
    }

    History repeated(int more) {
      return new History(raised, cleared, repeats + more, suppressed, first);
    }

    History withSuppressed() {
      return new History(raised, cleared, repeats, suppressed + 1, first);
    }
  }

  /**
   * What people were told of this generation.
   *
   * @param repeatAt when a repeat was last commented
   * @param clearAt when an end was last commented
   * @param unreported occurrences that stand in no comment yet
   * @param digestAt when they are to be reported together; 0 when there are none
   */
  public record Comments(long repeatAt, long clearAt, int unreported, long digestAt) {
    /** Nothing yet. */
    public static final Comments NONE = new Comments(0, 0, 0, 0);
  }

  /**
   * A second look for orders that were made twice. It outlives the order it is about, because a
   * person may finish that before the search can see the other one.
   *
   * @param from the first generation to look at
   * @param at when to look; 0 for no need
   */
  public record Verify(int from, long at) {
    /** No need. */
    public static final Verify NONE = new Verify(0, 0);
  }

  /** The marker of the present generation. */
  public String marker(String key) {
    return Markers.marker(key, generation);
  }

  /** When there is something to do although nothing new happens; 0 for never. */
  public long wakeAt() {
    if (verify.at() == 0 || comments.digestAt() == 0) {
      return Math.max(verify.at(), comments.digestAt());
    }
    return Math.min(verify.at(), comments.digestAt());
  }

  /** A new generation, or the same again where it was refused. */
  WorkOrderState pending(Severity at, History seen) {
    boolean again = phase == Phase.FAILED;
    return new WorkOrderState(
        Phase.PENDING,
        again ? generation : generation + 1,
        null,
        again || order == null ? previous : named(order),
        at,
        again ? attempts : Attempts.NONE,
        again
            ? seen.repeated(1)
            : new History(seen.raised, seen.cleared, 0, seen.suppressed, seen.raised),
        Comments.NONE,
        verify,
        audits);
  }

  private static String named(Cmms.Order order) {
    return order.url() == null ? order.number() : order.number() + ", " + order.url();
  }

  /** The order is there and announced. */
  WorkOrderState opened(Cmms.Order made) {
    return new WorkOrderState(
        Phase.OPEN,
        generation,
        made,
        previous,
        severity,
        Attempts.NONE,
        history,
        comments,
        verify,
        audits);
  }

  /** The order is there, but nobody has been told yet. */
  WorkOrderState made(Cmms.Order order) {
    return new WorkOrderState(
        Phase.PENDING,
        generation,
        order,
        previous,
        severity,
        attempts,
        history,
        comments,
        verify,
        audits);
  }

  WorkOrderState in(Phase other) {
    return new WorkOrderState(
        other,
        generation,
        order,
        previous,
        severity,
        attempts,
        history,
        other == Phase.OPEN ? comments : Comments.NONE,
        verify,
        audits);
  }

  WorkOrderState with(Attempts other) {
    return new WorkOrderState(
        phase, generation, order, previous, severity, other, history, comments, verify, audits);
  }

  WorkOrderState with(History other) {
    return new WorkOrderState(
        phase, generation, order, previous, severity, attempts, other, comments, verify, audits);
  }

  WorkOrderState with(Comments other) {
    return new WorkOrderState(
        phase, generation, order, previous, severity, attempts, history, other, verify, audits);
  }

  WorkOrderState with(Severity other) {
    return new WorkOrderState(
        phase, generation, order, previous, other, attempts, history, comments, verify, audits);
  }

  /** An attempt was made that was not certainly the first: to be looked at again at this time. */
  WorkOrderState verifyingAt(long at) {
    return with(new Verify(verify.at() == 0 ? generation : verify.from(), at));
  }

  WorkOrderState with(Verify other) {
    return new WorkOrderState(
        phase, generation, order, previous, severity, attempts, history, comments, other, audits);
  }

  WorkOrderState with(Cmms.Order other) {
    return new WorkOrderState(
        phase, generation, other, previous, severity, attempts, history, comments, verify, audits);
  }

  WorkOrderState audited(long number) {
    return new WorkOrderState(
        phase, generation, order, previous, severity, attempts, history, comments, verify, number);
  }
}
