package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.workorder.Session.Task;
import dev.shopfloor.workorder.Worker.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work on what happens to one problem, and on what its time asks for. */
final class ProblemWork {
  private static final int MOST_CAUSE = 64;

  private final Session session;
  private final Worker.Tools tools;

  ProblemWork(Session session) {
    this.session = session;
    this.tools = session.tools();
  }

  /**
   * Works one occurrence.
   *
   * @param waiting what is to be worked in this round, this one among it
   * @return not null when the work on this problem stops
   */
  @Nullable Result process(Occurrence occurrence, List<Occurrence> waiting) {
    if (session.noTime()) {
      return session.leave();
    }
    AssetPolicy policy = policy(occurrence);
    if (occurrence instanceof Occurrence.Raised && session.state().phase() == Phase.OPEN) {
      Result stopped = session.lookAtOrder(occurrence);
      if (stopped != null) {
        return stopped;
      }
    }
    if (occurrence instanceof Occurrence.Raised) {
      lookAtSummary();
    }
    long endsAt = occurrence instanceof Occurrence.Raised raised ? endOf(raised, waiting) : 0;
    Decision decision =
        WorkOrderMachine.decide(session.state(), occurrence, policy, session.now(), endsAt);
    if (decision.effect() instanceof Effect.Create) {
      Result stopped = session.lookAtFinished(occurrence);
      if (stopped != null) {
        return stopped;
      }
      if (session.state().phase() == Phase.OPEN) {
        // opened again by a person: this is a repeat
        decision =
            WorkOrderMachine.decide(session.state(), begun(occurrence), policy, session.now());
      }
    }
    WorkOrderState state = session.state();
    Task task = task(occurrence, null);
    AssetKey asset = occurrence.asset();
    return switch (decision.effect()) {
      case Effect.None(Verdict verdict, String cause) -> {
        session.count(verdict, cause);
        session.finish(decision.next(), task, verdict, decision.why());
        yield null;
      }
      case Effect.Hold(Occurrence.Raised kept, String cause) -> {
        session.count(Verdict.HELD, cause);
        session.finish(decision.next(), task(occurrence, kept), Verdict.HELD, decision.why());
        yield null;
      }
      case Effect.Create create -> create(decision, occurrence, policy);
      case Effect.Close(Cmms.Ending ending) ->
          session.end(
              session.keeper().close(state, decision.next(), asset, ending, decision.why()),
              task,
              "");
      case Effect.Tell(Occurrence.Changed changed) ->
          session.end(
              session.keeper().tell(state, decision.next(), asset, changed), task, decision.why());
      case Effect.Comment(String text) ->
          session.end(
              session
                  .keeper()
                  .comment(state, decision.next(), asset, text, cause(occurrence), session.limit()),
              task,
              decision.why());
      case Effect.Raise(Priority priority, String text) ->
          session.end(
              session
                  .keeper()
                  .raise(
                      state,
                      decision.next(),
                      asset,
                      priority,
                      text,
                      cause(occurrence),
                      session.limit()),
              task,
              decision.why());
    };
  }

  /** When a beginning ended, where its end waits behind it; 0 where none does. */
  private static long endOf(Occurrence.Raised raised, List<Occurrence> waiting) {
    return waiting.stream()
        .filter(Occurrence.Cleared.class::isInstance)
        .mapToLong(Occurrence::eventTime)
        .filter(end -> end > raised.eventTime())
        .min()
        .orElse(0);
  }

  /** Rules and silences hold as of a beginning; for one that has waited, as of now. */
  private AssetPolicy policy(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.Released released -> tools.assets().policy(released.kept(), session.now());
      case Occurrence.Retried retried ->
          tools.assets().policy(retried.refused(), retried.eventTime());
      default -> tools.assets().policy(occurrence, occurrence.eventTime());
    };
  }

  private static Task task(Occurrence occurrence, Occurrence.@Nullable Raised kept) {
    // what has waited stands in its state, not among what is to be worked
    List<Occurrence> done =
        occurrence instanceof Occurrence.Released ? List.of() : List.of(occurrence);
    return new Task(occurrence.eventId(), done, kept);
  }

  /** A repeat of what stood in a summary order that a person has finished is a new problem. */
  private void lookAtSummary() {
    WorkOrderState state = session.state();
    Calm.Summary summary = state.calm().summary();
    if (state.phase() != Phase.GROUPED || summary == null || summary.generation() == 0) {
      return;
    }
    WorkOrderStore.Known known = tools.store().known(summary.key());
    boolean finished =
        known != null
            && (known.state().generation() > summary.generation()
                || known.state().phase() == Phase.CLOSED);
    if (finished) {
      session.finish(
          state.leftSummary(summary),
          Task.NONE,
          Verdict.CLOSED,
          "the summary order " + summary.number() + " was finished");
    }
  }

  private @Nullable Result create(Decision decision, Occurrence occurrence, AssetPolicy policy) {
    WorkOrderState pending = decision.next();
    Occurrence.Raised raised = begun(occurrence);
    // what a person asks for is no storm
    boolean asked = occurrence instanceof Occurrence.Retried;
    boolean mayHaveOrder = pending.order() != null || pending.attempts().reached();
    if (!asked && !mayHaveOrder && !admitted(pending, raised, policy)) {
      session.count(Verdict.GROUPED, "budget");
      session.finish(
          pending.grouped(Markers.summary(raised.asset().site())),
          task(occurrence, raised),
          Verdict.GROUPED,
          decision.why() + "; the budget of new orders is used up, a summary order will list it");
      return null;
    }
    Step step = session.make(pending, raised, policy);
    boolean refused = step instanceof Step.Done done && done.state().phase() == Phase.FAILED;
    return session.end(step, task(occurrence, refused ? raised : null), decision.why());
  }

  private boolean admitted(WorkOrderState pending, Occurrence.Raised raised, AssetPolicy policy) {
    List<Scope> scopes = Budgets.of(raised.asset(), policy.priority(raised), policy.handling());
    return scopes.isEmpty()
        || tools.store().admit(pending.marker(session.key()), scopes, session.now());
  }

  /** The beginning that an occurrence stands for. */
  private static Occurrence.Raised begun(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.Raised raised -> raised;
      case Occurrence.Retried retried -> retried.refused();
      case Occurrence.Released released -> released.kept();
      default -> throw new IllegalStateException("no order is made of " + occurrence.eventId());
    };
  }

  /**
   * What time alone asks for: an end of waiting, news for the summary order, a second look for a
   * double order, a digest of what was counted.
   */
  @Nullable Result wake() {
    Result stopped = release();
    if (stopped == null && session.state().untold()) {
      join();
    }
    if (stopped == null && due(session.state().verify().at())) {
      stopped =
          session.noTime()
              ? session.leave()
              : session.end(
                  session.maker().verify(session.state(), session.held().asset(), session.limit()),
                  Task.NONE,
                  "");
    }
    boolean open = session.state().phase() == Phase.OPEN;
    if (stopped == null && open && due(session.state().progress().lookAt())) {
      stopped = session.lookUnasked();
    }
    if (stopped == null && due(session.state().comments().digestAt())) {
      stopped =
          switch (session.state().phase()) {
            case OPEN -> session.noTime() ? session.leave() : digest();
            case GROUPED -> digestToSummary();
            default -> null;
          };
    }
    return stopped;
  }

  private boolean due(long at) {
    return at != 0 && at <= session.now();
  }

  private @Nullable Result release() {
    WorkOrderState state = session.state();
    Calm.Hold hold = state.calm().hold();
    boolean over = state.phase() == Phase.HELD && hold != null && due(hold.until());
    // an attempt at what has waited was cut off
    if (!over && state.phase() != Phase.PENDING) {
      return null;
    }
    Occurrence.Raised kept = tools.store().kept(session.key());
    if (kept == null) {
      throw new IllegalStateException(session.key() + " waits, and nothing is kept of it");
    }
    return process(new Occurrence.Released(kept, session.now()), List.of());
  }

  private void join() {
    Occurrence.Raised kept = tools.store().kept(session.key());
    if (kept == null) {
      throw new IllegalStateException(session.key() + " is to be listed, and nothing is kept");
    }
    AssetPolicy policy = tools.assets().policy(kept, kept.eventTime());
    tell(SummaryTexts.member(session.key(), session.state(), kept, policy));
  }

  private void tell(Occurrence.Joined joined) {
    WorkOrderState state = session.state();
    Calm.Summary summary = state.calm().summary();
    if (summary != null) {
      boolean fresh = tools.store().accept(joined, joined.urgency(), session.now());
      // what an attempt that was cut off has told may have been less
      boolean counted = fresh && state.comments().unreported() > 0;
      WorkOrderState told = counted ? WorkOrderMachine.digestTold(state, session.now()) : state;
      session.write(
          told.with(
              state
                  .calm()
                  .with(
                      new Calm.Summary(
                          summary.key(), true, summary.generation(), summary.number()))),
          Task.NONE);
    }
  }

  private @Nullable Result digestToSummary() {
    lookAtSummary();
    WorkOrderState state = session.state();
    if (state.phase() != Phase.GROUPED) {
      return null;
    }
    Occurrence.Raised kept = tools.store().kept(session.key());
    if (kept != null) {
      AssetPolicy policy = tools.assets().policy(kept, kept.eventTime());
      tell(SummaryTexts.again(session.key(), state, kept, policy, session.now()));
    }
    session.finish(
        WorkOrderMachine.digestTold(session.state(), session.now()),
        Task.NONE,
        Verdict.GROUPED,
        "told the summary order of %d more".formatted(state.comments().unreported()));
    return null;
  }

  private @Nullable Result digest() {
    WorkOrderState state = session.state();
    AssetKey asset = session.held().asset();
    String text = OrderTexts.digest(state, tools.assets().zone(asset, session.now()));
    WorkOrderState told = WorkOrderMachine.digestTold(state, session.now());
    String cause = "digest:" + state.marker(session.key()) + ':' + state.comments().digestAt();
    return session.end(
        session.keeper().comment(state, told, asset, text, cause, session.limit()), Task.NONE, "");
  }

  /** Names what is done because of an occurrence; short, as systems limit foreign ids. */
  private static String cause(Occurrence occurrence) {
    String id = occurrence.eventId();
    return id.length() <= MOST_CAUSE ? id : Ids.of(id);
  }
}
