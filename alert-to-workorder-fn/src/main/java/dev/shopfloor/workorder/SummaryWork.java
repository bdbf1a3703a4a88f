package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Occurrence.Joined;
import dev.shopfloor.workorder.Session.Task;
import dev.shopfloor.workorder.Worker.Result;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The work on a summary order: one order for all problems of a site that get none of their own. A
 * problem stays on the summary's list of what is to be worked until it stands in the order, so that
 * no crash loses one; it can then stand there twice.
 */
final class SummaryWork {
  /** How long the first waits for the next, ns. */
  static final long GATHERS = Duration.ofMinutes(1).toNanos();

  /** The least time between two rounds of comments, ns. */
  static final long PAUSE = Duration.ofMinutes(10).toNanos();

  private static final int MANY = 40;
  private static final String NO_ROOM = "budget";

  private final Session session;
  private final Worker.Tools tools;
  private boolean going;

  SummaryWork(Session session) {
    this.session = session;
    this.tools = session.tools();
  }

  /** Lists problems; not null when the work on the summary stops. */
  @Nullable Result list(List<Joined> joined) {
    if (session.noTime()) {
      return session.leave();
    }
    if (session.state().phase() == Phase.CLOSED) {
      Result stopped = session.lookAtFinished(joined.getFirst());
      if (stopped != null) {
        return stopped;
      }
    }
    WorkOrderState state = session.state();
    return switch (state.phase()) {
      case NONE, CLOSED -> gather(joined);
      case HELD -> {
        Calm.Hold hold = state.calm().hold();
        yield hold != null && hold.until() > session.now()
            ? session.later(hold.until())
            : create(state, joined);
      }
      case PENDING -> create(state, joined);
      case FAILED -> {
        WorkOrderState.Refusal refusal = state.attempts().refusal();
        long again = refusal == null ? 0 : refusal.at() + WorkOrderMachine.REFUSAL_PAUSE;
        yield again > session.now() ? session.later(again) : create(state, joined);
      }
      case OPEN -> comment(joined);
      case GROUPED ->
          throw new IllegalStateException("a summary is listed nowhere: " + session.key());
    };
  }

  private @Nullable Result gather(List<Joined> joined) {
    List<Joined> news = joined.stream().filter(each -> each.number() > 0).toList();
    if (news.size() == joined.size()) {
      session.finish(
          session.state(),
          task(joined, news),
          Verdict.NOTED,
          "more of alarms whose summary order was finished");
      return null;
    }
    long until = session.now() + GATHERS;
    WorkOrderState state = session.state();
    Calm.Hold hold = new Calm.Hold("gathering", until, SummaryTexts.worst(joined));
    session.finish(
        state.with(state.calm().with(hold)).in(Phase.HELD),
        task(joined, List.of()),
        Verdict.HELD,
        "waits a minute for what else is to be listed");
    return session.later(until);
  }

  private @Nullable Result create(WorkOrderState held, List<Joined> joined) {
    // also of one that is PENDING: what has an order waits for nothing
    WorkOrderState state = held.with(held.calm().with((Calm.Hold) null));
    List<Joined> fitting = SummaryTexts.fitting(joined, tools.cmms().room());
    Occurrence.Raised raised = SummaryTexts.raised(session.key(), fitting, joined);
    AssetPolicy policy = policy(raised, SummaryTexts.worst(joined));
    WorkOrderState pending =
        state.phase() == Phase.PENDING
            ? state
            : state.pending(raised.severity(), state.history().raisedAt(raised.eventTime()));
    boolean fresh = pending.order() == null && !pending.attempts().reached();
    List<Scope> scopes = Budgets.ofSummary(raised.asset(), policy.handling());
    if (fresh
        && !scopes.isEmpty()
        && !tools.store().admit(pending.marker(session.key()), scopes, session.now())) {
      return waitForRoom(state, joined);
    }
    Step step = session.make(pending, raised, policy);
    // of an order that an earlier attempt has made nobody knows what it lists
    List<Joined> listed =
        fresh && step instanceof Step.Done done && done.verdict() == Verdict.CREATED
            ? fitting
            : List.of();
    return told(step, joined, listed, "%d alarms without an order".formatted(joined.size()));
  }

  /** One line tells it, however long it takes. */
  private Result waitForRoom(WorkOrderState state, List<Joined> joined) {
    long until = session.now() + GATHERS;
    Calm.Hold hold = new Calm.Hold(NO_ROOM, until, SummaryTexts.worst(joined));
    Calm.Hold before = session.state().calm().hold();
    WorkOrderState held = state.with(state.calm().with(hold));
    if (before == null || !before.cause().equals(NO_ROOM)) {
      session.count(Verdict.HELD, NO_ROOM);
      session.finish(
          held,
          task(joined, List.of()),
          Verdict.HELD,
          "the site's budget of new orders is used up");
    } else {
      session.write(held, Task.NONE);
    }
    return session.later(until);
  }

  private @Nullable Result comment(List<Joined> joined) {
    Result stopped = session.lookAtOrder(joined.getFirst());
    if (stopped != null) {
      return stopped;
    }
    WorkOrderState state = session.state();
    if (state.phase() == Phase.CLOSED) {
      return gather(joined);
    }
    long next = state.comments().repeatAt() + PAUSE;
    boolean urgent =
        Wanted.worse(SummaryTexts.severity(SummaryTexts.worst(joined)), state.severity())
            != state.severity();
    boolean soon = going || urgent || joined.size() >= MANY || state.comments().repeatAt() == 0;
    if (!soon && next > session.now()) {
      // no longer than that: something urgent may join meanwhile
      return session.later(Math.min(next, session.now() + GATHERS));
    }
    going = true;
    List<Joined> fitting = SummaryTexts.fittingComment(joined, tools.cmms().room());
    Step step = commented(state, fitting);
    if (step instanceof Step.Done done && done.verdict() == Verdict.FAILED) {
      // who cannot be told more gets a new order: nothing of the list may be lost
      session.finish(state.in(Phase.CLOSED), task(joined, List.of()), Verdict.FAILED, done.why());
      return gather(joined);
    }
    return told(step, joined, fitting, "%d alarms more".formatted(fitting.size()));
  }

  private Step commented(WorkOrderState state, List<Joined> fitting) {
    Joined first = fitting.getFirst();
    AssetKey asset = first.asset();
    String text = SummaryTexts.more(fitting);
    // of the whole list: a system that takes each id once must not take another list for this one
    String told = fitting.stream().map(Joined::eventId).collect(Collectors.joining(" "));
    String cause = "summary:" + Ids.of(state.marker(session.key()), told);
    Priority urgency = SummaryTexts.worst(fitting);
    Severity severity = Wanted.worse(SummaryTexts.severity(urgency), state.severity());
    WorkOrderState next =
        state
            .with(severity)
            .with(state.history().repeated(fitting.size()))
            .with(new WorkOrderState.Comments(session.now(), 0, 0, 0, null));
    return severity == state.severity()
        ? session.keeper().comment(state, next, asset, text, cause, session.limit())
        : session.keeper().raise(state, next, asset, urgency, text, cause, session.limit());
  }

  /** The members first: what they are told twice they notice. */
  private @Nullable Result told(Step step, List<Joined> joined, List<Joined> listed, String why) {
    if (!(step instanceof Step.Done done)) {
      return session.end(step, task(joined, List.of()), why);
    }
    Cmms.Order order = done.state().order();
    if (order == null || done.state().phase() != Phase.OPEN) {
      return session.end(step, task(joined, List.of()), why);
    }
    for (Joined each : listed) {
      if (each.number() == 0) {
        tools
            .store()
            .accept(
                new Occurrence.Listed(
                    each.member(),
                    each.marker(),
                    each.asset(),
                    session.now(),
                    session.key(),
                    done.state().generation(),
                    order.number()),
                Priority.P4,
                session.now());
      }
    }
    return session.end(step, task(joined, listed), why);
  }

  private AssetPolicy policy(Occurrence.Raised raised, Priority urgency) {
    AssetPolicy policy = tools.assets().policy(raised, raised.eventTime());
    Handling handling = policy.handling();
    return new AssetPolicy(
        policy.known(),
        policy.criticality(),
        policy.workOrderFrom(),
        policy.zone(),
        policy.cmmsAsset(),
        new Handling(
            raised.severity(),
            urgency,
            handling.route(),
            null,
            0,
            Flapping.NEVER,
            handling.perAsset(),
            handling.perSite(),
            List.of()));
  }

  private static Task task(List<Joined> joined, List<Joined> done) {
    return new Task(joined.getFirst().eventId(), List.copyOf(done), null);
  }
}
