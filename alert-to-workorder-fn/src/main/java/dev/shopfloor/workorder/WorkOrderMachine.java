package dev.shopfloor.workorder;

import static java.util.Objects.requireNonNull;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Occurrence.Measured;
import dev.shopfloor.workorder.WorkOrderState.Comments;
import dev.shopfloor.workorder.WorkOrderState.History;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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

  /** The least time between two digests of an unstable signal, ns. */
  static final long UNSTABLE_PAUSE = Duration.ofHours(4).toNanos();

  /** The least time between a refusal and another attempt at the same order, ns. */
  public static final long REFUSAL_PAUSE = Duration.ofMinutes(30).toNanos();

  private static final String STILL_TO_BE_MADE = "the order is still to be made";

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
    return decide(state, occurrence, policy, now, 0);
  }

  /**
   * Decides, where the end of a beginning may be known already.
   *
   * @param state of the occurrence's problem
   * @param policy of the asset at the time of the event
   * @param now the present, ns since the epoch
   * @param endsAt when a beginning ended, where its end is still to be worked; 0 for not known
   */
  static Decision decide(
      WorkOrderState state, Occurrence occurrence, AssetPolicy policy, long now, long endsAt) {
    return switch (occurrence) {
      case Occurrence.Raised raised -> raised(state, raised, policy, now, endsAt);
      case Occurrence.Cleared cleared -> cleared(state, cleared, policy, now);
      case Occurrence.Finished finished -> finished(state, finished);
      case Occurrence.Retried retried -> retried(state, retried.refused(), policy);
      case Occurrence.Released released -> released(state, released, policy);
      case Occurrence.Changed changed -> changed(state, changed);
      case Occurrence.Listed listed -> listed(state, listed);
      case Occurrence.Joined joined ->
          throw new IllegalArgumentException(joined.eventId() + " is the summary's to list");
    };
  }

  /** A person wants a refused order tried again: pause and severity no longer count. */
  private static Decision retried(
      WorkOrderState state, Occurrence.Raised refused, AssetPolicy policy) {
    return switch (state.phase()) {
      case FAILED ->
          new Decision(
              state.pending(policy.severity(refused.severity()), state.history()),
              new Effect.Create(),
              "a person asked to try again");
      // its worker may have died in the attempt
      case PENDING -> new Decision(state, new Effect.Create(), STILL_TO_BE_MADE);
      case NONE, OPEN, CLOSED, HELD, GROUPED ->
          none(state, Verdict.NOTED, "asked to try again, but the order is not FAILED");
    };
  }

  private static Decision raised(
      WorkOrderState state, Occurrence.Raised raised, AssetPolicy policy, long now, long endsAt) {
    Calm calm = state.calm().begun(raised.eventTime(), policy.handling().flapping());
    boolean unstableNow = !state.calm().unstable(now) && calm.unstable(now);
    WorkOrderState heard = state.with(calm).with(state.history().raisedAt(raised.eventTime()));
    return switch (state.phase()) {
      case OPEN -> repeated(heard, raised, policy, now, unstableNow);
      // an attempt may be under way: whatever the policy says now, it has to come to its end
      case PENDING -> new Decision(heard, new Effect.Create(), STILL_TO_BE_MADE);
      case HELD -> heldAgain(heard, raised, policy, now, endsAt);
      case GROUPED -> groupedAgain(heard, raised, policy, now);
      case NONE -> new Wanted(heard, policy, now, endsAt).begun(raised, "first time");
      case CLOSED ->
          raised.eventTime() <= state.history().raised()
              ? none(state, Verdict.NOTED, "older than what the finished order was about")
              : new Wanted(heard, policy, now, endsAt)
                  .begun(raised, "came again after the last order was finished");
      case FAILED -> refusedAgain(heard, raised, policy, now);
    };
  }

  private static Decision refusedAgain(
      WorkOrderState heard, Occurrence.Raised raised, AssetPolicy policy, long now) {
    Severity severity = policy.severity(raised.severity());
    if (severity.atLeast(policy.workOrderFrom()) && !retryAfterRefusal(heard, severity, now)) {
      return none(
          heard.with(heard.history().repeated(1)),
          Verdict.COUNTED,
          "refused less than 30 minutes ago and not more severe since");
    }
    WorkOrderState counted = heard.with(heard.history().repeated(1));
    Decision decision =
        new Wanted(counted, policy, now).begun(raised, "came again after a refusal");
    return decision.effect() instanceof Effect.Create
        ? decision
        : new Decision(heard.with(decision.next().history()), decision.effect(), decision.why());
  }

  /** What waits goes on waiting, unless this beginning is not to wait. */
  private static Decision heldAgain(
      WorkOrderState heard, Occurrence.Raised raised, AssetPolicy policy, long now, long endsAt) {
    Calm.Hold hold = requireNonNull(heard.calm().hold(), "what is HELD has a hold");
    WorkOrderState free = heard.with(heard.history().repeated(1)).in(heard.rest());
    Decision decision =
        new Wanted(free.with(free.calm().with((Calm.Hold) null)), policy, now, endsAt)
            .begun(raised, "came again while it waited");
    Severity before = heard.severity();
    return switch (decision.effect()) {
      case Effect.Hold again -> {
        Calm.Hold next = requireNonNull(decision.next().calm().hold(), "what is HELD has a hold");
        boolean worse = before == null || policy.severity(raised.severity()).compareTo(before) > 0;
        // the time counts from the first beginning
        Calm.Hold first =
            next.cause().equals(hold.cause()) && hold.until() < next.until()
                ? new Calm.Hold(next.cause(), hold.until(), next.urgency())
                : next;
        yield new Decision(
            decision
                .next()
                .with(Wanted.worse(policy.severity(raised.severity()), before))
                .with(decision.next().calm().with(first)),
            new Effect.Hold(worse ? raised : null, next.cause()),
            decision.why());
      }
      case Effect.Create create -> decision;
      // this one is not wanted, but the one that waits is
      default ->
          new Decision(heard.with(decision.next().history()), decision.effect(), decision.why());
    };
  }

  private static Decision released(
      WorkOrderState state, Occurrence.Released released, AssetPolicy policy) {
    Calm.Hold hold = state.calm().hold();
    return switch (state.phase()) {
      case HELD ->
          new Wanted(
                  state.in(state.rest()).with(state.calm().with((Calm.Hold) null)),
                  policy,
                  released.at())
              .released(released.kept(), hold == null ? "nothing" : hold.cause());
      // its worker may have died in the attempt
      case PENDING -> new Decision(state, new Effect.Create(), STILL_TO_BE_MADE);
      case NONE, OPEN, CLOSED, FAILED, GROUPED ->
          none(state, Verdict.NOTED, "nothing waits any more");
    };
  }

  /** A summary order lists the problem; an urgent turn gets another chance of an order. */
  private static Decision groupedAgain(
      WorkOrderState heard, Occurrence.Raised raised, AssetPolicy policy, long now) {
    Severity before = heard.severity();
    Severity severity = policy.severity(raised.severity());
    if (before == null || policy.priority(severity).above(policy.priority(before))) {
      Decision decision =
          new Wanted(heard.in(Phase.CLOSED), policy, now)
              .begun(raised, "severity rose from " + before + " to " + severity);
      if (decision.effect() instanceof Effect.Create) {
        return decision;
      }
    }
    return none(
        counted(heard.with(heard.history().repeated(1)), now, raised.details().measured()),
        Verdict.COUNTED,
        "came again while a summary order lists it");
  }

  private static Decision listed(WorkOrderState state, Occurrence.Listed listed) {
    if (state.phase() != Phase.GROUPED || !state.marker(listed.key()).equals(listed.marker())) {
      return none(state, Verdict.NOTED, "an earlier occurrence was listed in " + listed.number());
    }
    return none(
        state.with(
            state
                .calm()
                .with(
                    new Calm.Summary(
                        listed.summary(), true, listed.generation(), listed.number()))),
        Verdict.GROUPED,
        "stands in the summary order " + listed.number());
  }

  private static boolean retryAfterRefusal(WorkOrderState state, Severity severity, long now) {
    Severity before = state.severity();
    WorkOrderState.Refusal refusal = state.attempts().refusal();
    return refusal == null
        || now - refusal.at() >= REFUSAL_PAUSE
        || before == null
        || severity.compareTo(before) > 0;
  }

  private static Decision repeated(
      WorkOrderState heard,
      Occurrence.Raised raised,
      AssetPolicy policy,
      long now,
      boolean unstableNow) {
    WorkOrderState next = heard.with(heard.history().repeated(1));
    Measured measured = raised.details().measured();
    Silence silence = policy.handling().silence();
    if (silence != null) {
      return new Decision(
          counted(next, now, measured),
          new Effect.None(Verdict.COUNTED, silence.kind().word()),
          "came again while %s: %s".formatted(silence.kind().word(), silence.reason()));
    }
    Severity before = heard.severity();
    Severity worst = Wanted.worse(policy.severity(raised.severity()), before);
    if (worst != before) {
      WorkOrderState told = next.with(worst).with(repeatTold(next, now));
      Priority priority = policy.priority(worst);
      boolean higher = before == null || priority.above(policy.priority(before));
      String text = OrderTexts.escalated(next, raised, policy, higher ? priority : null);
      return new Decision(
          told,
          higher ? new Effect.Raise(priority, text) : new Effect.Comment(text),
          "severity rose from " + before + " to " + worst);
    }
    if (unstableNow) {
      return new Decision(
          next.with(repeatTold(next, now)),
          new Effect.Comment(OrderTexts.unstable(next, raised, policy)),
          "the signal has become unstable");
    }
    boolean unstable = next.calm().unstable(now);
    long last = next.comments().repeatAt();
    if (!unstable && (last == 0 || now - last >= COMMENT_PAUSE)) {
      return new Decision(
          next.with(repeatTold(next, now)),
          new Effect.Comment(OrderTexts.repeated(next, raised, policy)),
          "came again while the order is open");
    }
    return new Decision(
        counted(next, last == 0 ? now : last, measured),
        new Effect.None(Verdict.COUNTED, unstable ? "flapping" : ""),
        unstable
            ? "came again while the signal is unstable"
            : "came again less than 30 minutes after the last comment on it");
  }

  private static Decision cleared(
      WorkOrderState state, Occurrence.Cleared cleared, AssetPolicy policy, long now) {
    History history = state.history();
    WorkOrderState next = state.with(history.clearedAt(cleared.eventTime()));
    if (cleared.eventTime() < history.raised()) {
      return none(next, Verdict.NOTED, "an end older than the last beginning ends nothing");
    }
    if (state.phase() == Phase.HELD) {
      return endedWaiting(next, cleared);
    }
    if (history.ended()) {
      return none(next, Verdict.NOTED, "had already ended");
    }
    if (state.phase() == Phase.GROUPED) {
      return none(
          counted(next, now, null), Verdict.COUNTED, "ended while a summary order lists it");
    }
    if (state.phase() != Phase.OPEN) {
      return none(next, Verdict.NOTED, "ended while no order was open");
    }
    boolean unstable = state.calm().unstable(now);
    long last = state.comments().clearAt();
    if (!unstable && (last == 0 || now - last >= COMMENT_PAUSE)) {
      Comments told = state.comments();
      return new Decision(
          next.with(
              new Comments(told.repeatAt(), now, told.unreported(), told.digestAt(), told.span())),
          new Effect.Comment(OrderTexts.ended(next, cleared, policy)),
          "ended; the order stays open for a person to close");
    }
    return new Decision(
        counted(next, last == 0 ? now : last, null),
        new Effect.None(Verdict.COUNTED, unstable ? "flapping" : ""),
        unstable
            ? "ended while the signal is unstable"
            : "ended again less than 30 minutes after the last comment on it");
  }

  /** Nobody is told of what ends before its time to wait is over; the audit knows. */
  private static Decision endedWaiting(WorkOrderState next, Occurrence.Cleared cleared) {
    Calm.Hold hold = requireNonNull(next.calm().hold(), "what is HELD has a hold");
    return new Decision(
        next.with(next.history().withSuppressed())
            .with(next.calm().with((Calm.Hold) null))
            .in(next.rest()),
        new Effect.None(Verdict.SUPPRESSED, hold.cause()),
        "ended at %s while it waited (%s)"
            .formatted(Nanos.instant(cleared.eventTime()), hold.cause()));
  }

  private static Decision finished(WorkOrderState state, Occurrence.Finished finished) {
    if (finished.generation() != state.generation()) {
      return none(state, Verdict.NOTED, "the order of an earlier occurrence was finished");
    }
    if (state.phase() == Phase.CLOSED || state.phase() == Phase.HELD) {
      return none(state, Verdict.NOTED, "already known to be finished");
    }
    if (News.overtaken(state, finished.ending())) {
      return none(state, Verdict.NOTED, "finished before it was opened again");
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
        state
            .with(finished.order())
            .in(Phase.CLOSED)
            .with(WorkOrderState.Attempts.NONE)
            .with(state.progress().ended(finished.ending().at())),
        new Effect.Close(finished.ending()),
        closed(state, finished.text()));
  }

  private static Decision changed(WorkOrderState state, Occurrence.Changed changed) {
    if (changed.generation() != state.generation()) {
      return none(
          state, Verdict.NOTED, changed.text() + "; a newer order has taken its place since");
    }
    return News.of(state, changed.order(), changed.asked()).contains(changed.change())
        ? new Decision(News.known(state, changed), new Effect.Tell(changed), changed.text())
        : none(state, Verdict.NOTED, changed.text() + "; known already");
  }

  /** Why an order is closed, with what its comments do not tell. */
  static String closed(WorkOrderState state, String how) {
    int unreported = state.comments().unreported();
    return unreported == 0 ? how : how + "; stood in no comment yet: " + unreported;
  }

  /** A repeat's comment tells the count, so nothing is left for a digest. */
  private static Comments repeatTold(WorkOrderState state, long now) {
    return new Comments(now, state.comments().clearAt(), 0, 0, null);
  }

  /** One more that stands in no comment yet. */
  static WorkOrderState counted(WorkOrderState state, long last, @Nullable Measured measured) {
    Comments comments = state.comments();
    long pause = state.calm().unstable(last) ? UNSTABLE_PAUSE : COMMENT_PAUSE;
    long digest = comments.digestAt() == 0 ? last + pause : comments.digestAt();
    return state.with(
        new Comments(
            comments.repeatAt(),
            comments.clearAt(),
            comments.unreported() + 1,
            digest,
            measured == null ? comments.span() : Span.of(comments.span(), measured)));
  }

  /** The state after a digest of all that was only counted. */
  static WorkOrderState digestTold(WorkOrderState state, long now) {
    return state.with(new Comments(now, now, 0, 0, null));
  }

  private static Decision none(WorkOrderState next, Verdict verdict, String why) {
    return new Decision(next, new Effect.None(verdict), why);
  }
}
