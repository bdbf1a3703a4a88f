package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.workorder.WorkOrderStore.Held;
import dev.shopfloor.workorder.Worker.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work of one worker on one problem while it holds the lease. */
final class Session {
  private static final long MOST_CALL = 15_000;
  private static final long LEAST_CALL = 5_000;
  // to write down what came of a call, whatever else happens
  private static final long RESERVE = 3_000;
  private static final int AT_A_TIME = 50;
  private static final int MOST_CAUSE = 64;
  private static final long MILLI = 1_000_000L;

  private final Worker.Tools tools;
  private final Invocation invocation;
  private final OrderMaker maker;
  private final OrderKeeper keeper;
  private final List<Audit> audits = new ArrayList<>();
  private Held held;
  private WorkOrderState state;
  // here and not taken from the states: a decision's next state may be older than the last save
  private long written;
  private boolean lookedAtOrder;

  Session(Worker.Tools tools, Invocation invocation, Held held) {
    this.tools = tools;
    this.invocation = invocation;
    this.held = held;
    this.state = held.state();
    this.written = state.audits();
    Events events = new Events(tools.announcer(), tools.cmms().profile());
    this.maker = new OrderMaker(tools.cmms(), events, held.key());
    this.keeper = new OrderKeeper(tools.cmms(), events, held.key());
  }

  static boolean timeForOneCall(Invocation invocation) {
    return invocation.remaining().getAsLong() - RESERVE >= LEAST_CALL;
  }

  Result run() {
    while (true) {
      List<Occurrence> waiting = tools.store().waiting(held.key(), AT_A_TIME);
      for (Occurrence occurrence : waiting) {
        Result stopped = process(occurrence);
        if (stopped != null) {
          return stopped;
        }
      }
      if (waiting.isEmpty()) {
        Result stopped = wake();
        if (stopped != null) {
          return stopped;
        }
        Held more = tools.store().release(held, state.wakeAt());
        if (more == null) {
          return Result.DONE;
        }
        held = more;
      }
    }
  }

  private @Nullable Result process(Occurrence occurrence) {
    if (noTime()) {
      return leave();
    }
    AssetPolicy policy = tools.assets().policy(occurrence.asset(), occurrence.eventTime());
    if (occurrence instanceof Occurrence.Raised && state.phase() == Phase.OPEN) {
      Result stopped = lookAtOrder(occurrence);
      if (stopped != null) {
        return stopped;
      }
    }
    Decision decision = WorkOrderMachine.decide(state, occurrence, policy, invocation.time());
    return switch (decision.effect()) {
      case Effect.None(Verdict verdict) ->
          finish(decision.next(), occurrence, verdict, decision.why());
      case Effect.Create create -> create(decision, (Occurrence.Raised) occurrence, policy);
      case Effect.Close(Cmms.Ending ending) ->
          end(
              keeper.close(state, decision.next(), occurrence.asset(), ending, decision.why()),
              occurrence,
              "");
      case Effect.Comment(String text) ->
          end(
              keeper.comment(
                  state, decision.next(), occurrence.asset(), text, cause(occurrence), limit()),
              occurrence,
              decision.why());
      case Effect.Raise(Priority priority, String text) ->
          end(
              keeper.raise(
                  state,
                  decision.next(),
                  occurrence.asset(),
                  priority,
                  text,
                  cause(occurrence),
                  limit()),
              occurrence,
              decision.why());
    };
  }

  /** Once a session: a repeat on an order that a person has finished is a new problem. */
  private @Nullable Result lookAtOrder(Occurrence occurrence) {
    if (lookedAtOrder) {
      return null;
    }
    Step step = keeper.look(state, occurrence.asset(), limit());
    if (step instanceof Step.Later later) {
      return wait(later, occurrence);
    }
    lookedAtOrder = true;
    if (step instanceof Step.Done done && done.state().phase() == Phase.CLOSED) {
      // at once: the bus has heard of it
      finish(done.state(), null, done.verdict(), done.why());
    }
    return noTime() ? leave() : null;
  }

  private @Nullable Result create(Decision decision, Occurrence.Raised raised, AssetPolicy policy) {
    WorkOrderState pending = decision.next();
    Step step = maker.find(pending, raised.asset(), limit());
    if (step == null) {
      // written before the call: whoever comes after a crash must know that there may be an order
      state = pending.with(reached(pending));
      save(null);
      if (noTime()) {
        return leave();
      }
      lookedAtOrder = true;
      step = maker.create(pending, raised, policy, limit());
    }
    return end(step, raised, decision.why());
  }

  private static WorkOrderState.Attempts reached(WorkOrderState pending) {
    return new WorkOrderState.Attempts(
        pending.attempts().failures(), true, pending.attempts().lastRefusal());
  }

  /** What time alone asks for: a second look for a double order, a digest of what was counted. */
  private @Nullable Result wake() {
    long now = invocation.time();
    AssetKey asset = held.asset();
    if (state.verify().at() != 0 && state.verify().at() <= now) {
      Result stopped = noTime() ? leave() : end(maker.verify(state, asset, limit()), null, "");
      if (stopped != null) {
        return stopped;
      }
    }
    long digestAt = state.comments().digestAt();
    if (digestAt != 0 && digestAt <= now && state.phase() == Phase.OPEN) {
      return noTime() ? leave() : digest(asset, digestAt, now);
    }
    return null;
  }

  private @Nullable Result digest(AssetKey asset, long digestAt, long now) {
    String text = OrderTexts.digest(state, tools.assets().policy(asset, now));
    WorkOrderState told = WorkOrderMachine.digestTold(state, now);
    String cause = "digest:" + state.marker(held.key()) + ':' + digestAt;
    return end(keeper.comment(state, told, asset, text, cause, limit()), null, "");
  }

  private @Nullable Result end(Step step, @Nullable Occurrence occurrence, String why) {
    return switch (step) {
      case Step.Done done -> {
        String words = why.isEmpty() ? done.why() : why + "; " + done.why();
        yield finish(done.state(), occurrence, done.verdict(), words);
      }
      case Step.Later later -> wait(later, occurrence);
    };
  }

  private @Nullable Result finish(
      WorkOrderState next, @Nullable Occurrence occurrence, Verdict verdict, String why) {
    state = next;
    note(verdict, why, occurrence);
    save(occurrence);
    return null;
  }

  private Result wait(Step.Later later, @Nullable Occurrence occurrence) {
    int failures = later.state().attempts().failures() + 1;
    WorkOrderState.Attempts before = later.state().attempts();
    state =
        later
            .state()
            .with(new WorkOrderState.Attempts(failures, before.reached(), before.lastRefusal()));
    boolean ambiguous = later.problem() instanceof Cmms.Ambiguous;
    note(ambiguous ? Verdict.AMBIGUOUS : Verdict.WAITING, later.problem().why(), occurrence);
    if (ambiguous) {
      invocation.ledger().note(Verdict.WAITING.note(), 1);
    }
    save(null);
    long wait = tools.backoff().wait(failures, later.problem(), tools.cmms().settling());
    tools.store().later(held, invocation.time() + wait);
    return later.problem() instanceof Cmms.Ambiguous ? Result.LATER : Result.UNAVAILABLE;
  }

  private Result leave() {
    tools.store().later(held, invocation.time());
    return Result.OUT_OF_TIME;
  }

  private void note(Verdict verdict, String why, @Nullable Occurrence occurrence) {
    invocation.ledger().note(verdict.note(), 1);
    Cmms.Order order = state.order();
    audits.add(
        new Audit(
            written + audits.size() + 1,
            invocation.time(),
            verdict,
            Texts.line(why, 1_000),
            occurrence == null ? null : occurrence.eventId(),
            state.generation(),
            order == null ? null : order.number()));
  }

  private void save(@Nullable Occurrence done) {
    written += audits.size();
    state = state.audited(written);
    tools.store().save(held, state, done, List.copyOf(audits));
    audits.clear();
  }

  /** Names what is done because of an occurrence; short, as systems limit foreign ids. */
  private static String cause(Occurrence occurrence) {
    String id = occurrence.eventId();
    return id.length() <= MOST_CAUSE ? id : Ids.of(id);
  }

  /** Also when a call begun now might still take effect after a successor has searched for it. */
  private boolean noTime() {
    long leaseLeft = held.until() - invocation.time();
    long effect = (MOST_CALL + RESERVE) * MILLI + tools.cmms().settling().toNanos();
    return !timeForOneCall(invocation) || leaseLeft < effect;
  }

  private Cmms.Limit limit() {
    return limit(invocation);
  }

  /** How far a call may go that begins now. */
  static Cmms.Limit limit(Invocation invocation) {
    long time = Math.min(MOST_CALL, invocation.remaining().getAsLong() - RESERVE);
    return new Cmms.Limit(invocation.time(), Duration.ofMillis(Math.max(1, time)));
  }
}
