package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import java.util.stream.LongStream;
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
 * @param calm what keeps a storm of alarms from becoming a storm of orders
 * @param progress what people did with the order
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
    Calm calm,
    Progress progress,
    long audits) {
  /** Drops how the order stands: phase and progress say that. */
  public WorkOrderState {
    order = order == null ? null : order.plain();
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
          Calm.NONE,
          Progress.NONE,
          0);

  /**
   * Attempts at what is to be done now.
   *
   * @param failures how many have failed in a row
   * @param unseenUntil until when an order that one of them may have made can be invisible to a
   *     search; 0 when none of them can have made one
   * @param refusal what the system said when it last refused this order; null for never
   */
  public record Attempts(int failures, long unseenUntil, @Nullable Refusal refusal) {
    /** None yet. */
    public static final Attempts NONE = new Attempts(0, 0, null);

    /** Whether one of them may have made an order that is not known here. */
    public boolean reached() {
      return unseenUntil > 0;
    }

    Attempts failed() {
      return new Attempts(failures + 1, unseenUntil, refusal);
    }

    /** An attempt is under way, or its end is not known. */
    Attempts unseen(long until) {
      return new Attempts(failures, Math.max(until, 1), refusal);
    }

    /** The system refused; what an earlier attempt may have done stays as it was. */
    Attempts refused(long at, String words) {
      return new Attempts(0, unseenUntil, new Refusal(at, words));
    }
  }

  /**
   * A refusal.
   *
   * @param at when
   * @param words the system's own
   */
  public record Refusal(long at, String words) {}

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
   * @param span the values of those; null when they had none
   */
  public record Comments(
      long repeatAt, long clearAt, int unreported, long digestAt, @Nullable Span span) {
    /** Nothing yet. */
    public static final Comments NONE = new Comments(0, 0, 0, 0, null);
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
    Calm.Hold hold = calm.hold();
    long held = hold == null ? 0 : hold.until();
    return LongStream.of(verify.at(), comments.digestAt(), held, untold() ? 1 : 0, lookAt())
        .filter(at -> at > 0)
        .min()
        .orElse(0);
  }

  /** Whether the next thing to do is no more than a look at the order. */
  public boolean wakesToLook() {
    return lookAt() != 0 && wakeAt() == lookAt();
  }

  private long lookAt() {
    return phase == Phase.OPEN ? progress.lookAt() : 0;
  }

  /** How soon that is to be done where much waits. */
  public Priority wakeUrgency() {
    Calm.Hold hold = calm.hold();
    return hold == null ? Priority.P4 : hold.urgency();
  }

  /** Whether the summary order is still to hear of the problem. */
  boolean untold() {
    Calm.Summary summary = calm.summary();
    return phase == Phase.GROUPED && summary != null && !summary.told();
  }

  /** Where a problem stands that waits no more and has no order. */
  Phase rest() {
    return generation == 0 ? Phase.NONE : Phase.CLOSED;
  }

  /** A new generation, or the same again where it was refused. */
  WorkOrderState pending(Severity at, History seen) {
    boolean again = phase == Phase.FAILED;
    Copy copy = new Copy(this);
    copy.phase = Phase.PENDING;
    copy.generation = again ? generation : generation + 1;
    copy.order = null;
    copy.previous = again || order == null ? previous : named(order);
    copy.severity = at;
    copy.attempts = again ? attempts : Attempts.NONE;
    copy.history =
        again ? seen : new History(seen.raised, seen.cleared, 0, seen.suppressed, seen.raised);
    copy.comments = Comments.NONE;
    copy.calm = calm.with((Calm.Hold) null).with((Calm.Summary) null);
    copy.progress = again ? progress : Progress.NONE;
    return copy.state();
  }

  private static String named(Cmms.Order order) {
    return order.url() == null ? order.number() : order.number() + ", " + order.url();
  }

  /** The order is there and announced. */
  WorkOrderState opened(Cmms.Order made, long now) {
    Copy copy = new Copy(this);
    copy.phase = Phase.OPEN;
    copy.order = made;
    copy.attempts = Attempts.NONE;
    copy.progress = new Progress(now, 0, 0);
    return copy.state();
  }

  /** A summary order is to list this generation. */
  WorkOrderState grouped(String summary) {
    return in(Phase.GROUPED)
        .with(Attempts.NONE)
        .with(calm.with(new Calm.Summary(summary, false, 0, "")));
  }

  /** The summary order that listed this generation was finished. */
  WorkOrderState leftSummary(Calm.Summary summary) {
    Copy copy = new Copy(this);
    copy.phase = Phase.CLOSED;
    copy.order = null;
    copy.previous = summary.number();
    copy.attempts = Attempts.NONE;
    copy.comments = Comments.NONE;
    copy.calm = calm.with((Calm.Summary) null);
    return copy.state();
  }

  /** The order is there, but nobody has been told yet. */
  WorkOrderState made(Cmms.Order found) {
    Copy copy = new Copy(this);
    copy.phase = Phase.PENDING;
    copy.order = found;
    return copy.state();
  }

  WorkOrderState in(Phase other) {
    Copy copy = new Copy(this);
    copy.phase = other;
    copy.comments = other == Phase.OPEN || other == Phase.GROUPED ? comments : Comments.NONE;
    return copy.state();
  }

  WorkOrderState with(Attempts other) {
    Copy copy = new Copy(this);
    copy.attempts = other;
    return copy.state();
  }

  WorkOrderState with(History other) {
    Copy copy = new Copy(this);
    copy.history = other;
    return copy.state();
  }

  WorkOrderState with(Comments other) {
    Copy copy = new Copy(this);
    copy.comments = other;
    return copy.state();
  }

  WorkOrderState with(Severity other) {
    Copy copy = new Copy(this);
    copy.severity = other;
    return copy.state();
  }

  /** An attempt was made that was not certainly the first: to be looked at again at this time. */
  WorkOrderState verifyingAt(long at) {
    return with(new Verify(verify.at() == 0 ? generation : verify.from(), at));
  }

  WorkOrderState with(Calm other) {
    Copy copy = new Copy(this);
    copy.calm = other;
    return copy.state();
  }

  WorkOrderState with(Progress other) {
    Copy copy = new Copy(this);
    copy.progress = other;
    return copy.state();
  }

  WorkOrderState with(Verify other) {
    Copy copy = new Copy(this);
    copy.verify = other;
    return copy.state();
  }

  WorkOrderState with(Cmms.Order other) {
    Copy copy = new Copy(this);
    copy.order = other;
    return copy.state();
  }

  WorkOrderState audited(long number) {
    Copy copy = new Copy(this);
    copy.audits = number;
    return copy.state();
  }

  /** All parts of a state, to change some of them. */
  private static final class Copy {
    private Phase phase;
    private int generation;
    private Cmms.@Nullable Order order;
    private @Nullable String previous;
    private @Nullable Severity severity;
    private Attempts attempts;
    private History history;
    private Comments comments;
    private Verify verify;
    private Calm calm;
    private Progress progress;
    private long audits;

    Copy(WorkOrderState state) {
      phase = state.phase;
      generation = state.generation;
      order = state.order;
      previous = state.previous;
      severity = state.severity;
      attempts = state.attempts;
      history = state.history;
      comments = state.comments;
      verify = state.verify;
      calm = state.calm;
      progress = state.progress;
      audits = state.audits;
    }

    WorkOrderState state() {
      return new WorkOrderState(
          phase,
          generation,
          order,
          previous,
          severity,
          attempts,
          history,
          comments,
          verify,
          calm,
          progress,
          audits);
    }
  }
}
