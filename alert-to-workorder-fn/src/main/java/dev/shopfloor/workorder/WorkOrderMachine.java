package dev.shopfloor.workorder;

import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.WorkOrderState.Comments;
import dev.shopfloor.workorder.WorkOrderState.History;
import java.time.Duration;

/**
 * Decides what an occurrence means. Pure: the same state, occurrence, policy and time give the same
 * decision, so that a decision whose record was lost can be made again.
 *
 * <p>A repeat comments on the order, an escalation raises it, an end comments; nothing here ever
 * closes a person's order. A person who does ends its generation.
 */
public final class WorkOrderMachine {
  /** The least time between two comments of a kind, ns. */
  public static final long COMMENT_PAUSE = Duration.ofMinutes(30).toNanos();

  /** The least time between a refusal and another attempt at the same order, ns. */
  public static final long REFUSAL_PAUSE = Duration.ofMinutes(30).toNanos();

  private WorkOrderMachine() {}

  /**
   * Decides.
   *
   * @param state of the occurrence's problem
   * @param policy of the asset at the time of the event
   * @param now the present, ns since the epoch
   */
  public static Decision decide(
      WorkOrderState state, Occurrence occurrence, AssetPolicy policy, long now) {
    return switch (occurrence) {
      case Occurrence.Raised raised -> raised(state, raised, policy, now);
      case Occurrence.Cleared cleared -> cleared(state, cleared, policy, now);
      case Occurrence.Finished finished -> finished(state, finished);
    };
  }

  private static Decision raised(
      WorkOrderState state, Occurrence.Raised raised, AssetPolicy policy, long now) {
    History seen = state.history().raisedAt(raised.eventTime());
    return switch (state.phase()) {
      case OPEN -> repeated(state.with(seen), raised, policy, now);
      // an attempt may be under way: whatever the policy says now, it has to come to its end
      case PENDING ->
          new Decision(state.with(seen), new Effect.Create(), "the order is still to be made");
      case NONE, CLOSED, FAILED -> wanted(state, seen, raised, policy, now);
    };
  }

  private static Decision wanted(
      WorkOrderState state, History seen, Occurrence.Raised raised, AssetPolicy policy, long now) {
    if (!raised.severity().atLeast(policy.workOrderFrom())) {
      return none(
          state.with(seen.withSuppressed()),
          Verdict.SUPPRESSED,
          "severity %s is below work-order severity %s"
              .formatted(raised.severity(), policy.workOrderFrom()));
    }
    if (state.phase() == Phase.CLOSED && raised.eventTime() <= state.history().raised()) {
      return none(state, Verdict.NOTED, "older than what the finished order was about");
    }
    if (state.phase() == Phase.FAILED && !retryAfterRefusal(state, raised.severity(), now)) {
      return none(
          state.with(seen.repeated(1)),
          Verdict.COUNTED,
          "refused less than 30 minutes ago and not more severe since");
    }
    String why =
        switch (state.phase()) {
          case CLOSED -> "came again after the last order was finished";
          case FAILED -> "came again after a refusal";
          default -> "first time";
        };
    return new Decision(state.pending(raised.severity(), seen), new Effect.Create(), why);
  }

  private static boolean retryAfterRefusal(WorkOrderState state, Severity severity, long now) {
    Severity before = state.severity();
    return now - state.attempts().lastRefusal() >= REFUSAL_PAUSE
        || before == null
        || severity.compareTo(before) > 0;
  }

  private static Decision repeated(
      WorkOrderState state, Occurrence.Raised raised, AssetPolicy policy, long now) {
    WorkOrderState next = state.with(state.history().repeated(1));
    Severity before = state.severity();
    Severity worst =
        before == null || raised.severity().compareTo(before) > 0 ? raised.severity() : before;
    if (worst != before) {
      WorkOrderState told = next.with(worst).with(repeatTold(next, now));
      String text = OrderTexts.escalated(next, raised, policy);
      Priority priority = policy.priority(worst);
      boolean higher = before == null || priority.above(policy.priority(before));
      return new Decision(
          told,
          higher ? new Effect.Raise(priority, text) : new Effect.Comment(text),
          "severity rose from " + before + " to " + worst);
    }
    long last = state.comments().repeatAt();
    if (last == 0 || now - last >= COMMENT_PAUSE) {
      return new Decision(
          next.with(repeatTold(next, now)),
          new Effect.Comment(OrderTexts.repeated(next, raised, policy)),
          "came again while the order is open");
    }
    return none(
        next.with(counted(next.comments(), last)),
        Verdict.COUNTED,
        "came again less than 30 minutes after the last comment on it");
  }

  private static Decision cleared(
      WorkOrderState state, Occurrence.Cleared cleared, AssetPolicy policy, long now) {
    History history = state.history();
    WorkOrderState next = state.with(history.clearedAt(cleared.eventTime()));
    if (cleared.eventTime() < history.raised()) {
      return none(next, Verdict.NOTED, "an end older than the last beginning ends nothing");
    }
    if (state.phase() != Phase.OPEN) {
      return none(next, Verdict.NOTED, "ended while no order was open");
    }
    if (history.ended()) {
      return none(next, Verdict.NOTED, "had already ended");
    }
    long last = state.comments().clearAt();
    if (last == 0 || now - last >= COMMENT_PAUSE) {
      Comments told = state.comments();
      return new Decision(
          next.with(new Comments(told.repeatAt(), now, told.unreported(), told.digestAt())),
          new Effect.Comment(OrderTexts.ended(next, cleared, policy)),
          "ended; the order stays open for a person to close");
    }
    return none(
        next.with(counted(state.comments(), last)),
        Verdict.COUNTED,
        "ended again less than 30 minutes after the last comment on it");
  }

  private static Decision finished(WorkOrderState state, Occurrence.Finished finished) {
    if (finished.generation() != state.generation()) {
      return none(state, Verdict.NOTED, "the order of an earlier occurrence was finished");
    }
    if (state.phase() == Phase.CLOSED) {
      return none(state, Verdict.NOTED, "already known to be finished");
    }
    Cmms.Order known = state.order();
    if (known != null && !known.id().equals(finished.order().id())) {
      return none(state, Verdict.NOTED, "not the order that Shopfloor works with");
    }
    if (known == null && !state.attempts().reached()) {
      return none(state, Verdict.NOTED, "no attempt of ours can have made this order");
    }
    // also while the order is only wanted: an attempt whose answer got lost has made it
    return new Decision(
        state.with(finished.order()).in(Phase.CLOSED).with(WorkOrderState.Attempts.NONE),
        new Effect.Close(finished.ending()),
        closed(state, finished.text()));
  }

  /** Why an order is closed, with what its comments do not tell. */
  static String closed(WorkOrderState state, String how) {
    int unreported = state.comments().unreported();
    return unreported == 0 ? how : how + "; stood in no comment yet: " + unreported;
  }

  /** A repeat's comment tells the count, so nothing is left for a digest. */
  private static Comments repeatTold(WorkOrderState state, long now) {
    return new Comments(now, state.comments().clearAt(), 0, 0);
  }

  private static Comments counted(Comments comments, long last) {
    long digest = comments.digestAt() == 0 ? last + COMMENT_PAUSE : comments.digestAt();
    return new Comments(comments.repeatAt(), comments.clearAt(), comments.unreported() + 1, digest);
  }

  /** The state after a digest of all that was only counted. */
  static WorkOrderState digestTold(WorkOrderState state, long now) {
    return state.with(new Comments(now, now, 0, 0));
  }

  private static Decision none(WorkOrderState next, Verdict verdict, String why) {
    return new Decision(next, new Effect.None(verdict), why);
  }
}
