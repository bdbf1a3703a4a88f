package dev.shopfloor.workorder;

import dev.shopfloor.workorder.WorkOrderStore.Held;
import dev.shopfloor.workorder.Worker.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one worker knows and writes of one problem while it holds the lease, and how much time it
 * has.
 */
final class Session {
  private static final long MOST_CALL = 15_000;
  private static final long LEAST_CALL = 5_000;
  // to write down what came of a call, whatever else happens
  private static final long RESERVE = 3_000;
  private static final int AT_A_TIME = 50;
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
    Events events = new Events(tools.announcer(), tools.cmms().profile(), invocation.ledger());
    this.maker = new OrderMaker(tools.cmms(), events, held.key());
    this.keeper = new OrderKeeper(tools.cmms(), events, held.key());
  }

  static boolean timeForOneCall(Invocation invocation) {
    return invocation.remaining().getAsLong() - RESERVE >= LEAST_CALL;
  }

  Result run() {
    ProblemWork problem = new ProblemWork(this);
    SummaryWork summary = new SummaryWork(this);
    while (true) {
      List<Occurrence> waiting = tools.store().waiting(held.key(), AT_A_TIME);
      Result stopped = null;
      List<Occurrence.Joined> joined = new ArrayList<>();
      for (Occurrence occurrence : waiting) {
        if (occurrence instanceof Occurrence.Joined member) {
          joined.add(member);
        } else if (stopped == null) {
          stopped = problem.process(occurrence, waiting);
        }
      }
      if (stopped == null && !joined.isEmpty()) {
        stopped = summary.list(joined);
      }
      if (stopped == null && waiting.isEmpty()) {
        stopped = problem.wake();
      }
      if (stopped != null) {
        return stopped;
      }
      if (waiting.isEmpty()) {
        Held more = tools.store().release(held, state);
        if (more == null) {
          return Result.DONE;
        }
        held = more;
      }
    }
  }

  Worker.Tools tools() {
    return tools;
  }

  OrderKeeper keeper() {
    return keeper;
  }

  OrderMaker maker() {
    return maker;
  }

  /** The problem's key. */
  String key() {
    return held.key();
  }

  Held held() {
    return held;
  }

  WorkOrderState state() {
    return state;
  }

  long now() {
    return invocation.time();
  }

  /** Once a session: a repeat on an order that a person has finished is a new problem. */
  @Nullable Result lookAtOrder(Occurrence occurrence) {
    if (lookedAtOrder) {
      return null;
    }
    Step step = look();
    if (step instanceof Step.Done done) {
      if (done.state().phase() == Phase.CLOSED) {
        // at once: the bus has heard of it
        finish(done.state(), Task.NONE, done.verdict(), done.why());
      }
      return noTime() ? leave() : null;
    }
    return end(step, new Task(occurrence.eventId(), List.of(), null), "");
  }

  /** News of an order that is open become occurrences, like those that are read back. */
  private Step look() {
    long asked = now();
    Step step =
        keeper.look(
            state,
            held.asset(),
            limit(),
            seen ->
                News.of(key(), held.asset(), state, seen, asked)
                    .forEach(changed -> tools.store().accept(changed, now())));
    lookedAtOrder = step instanceof Step.Done;
    if (step instanceof Step.Done done && done.state().phase() == Phase.OPEN) {
      state = state.with(state.progress().lookingAt(Looks.next(key(), asked)));
    }
    return step;
  }

  /** Once a session: an order that a person has opened again needs no successor. */
  @Nullable Result lookAtFinished(Occurrence occurrence) {
    boolean finished = state.phase() == Phase.CLOSED || state.phase() == Phase.HELD;
    if (!finished || state.order() == null || lookedAtOrder || !tools.cmms().looks()) {
      return null;
    }
    WorkOrderState closed = state.in(Phase.CLOSED).with(state.calm().with((Calm.Hold) null));
    Step step = keeper.lookAgain(closed, held.asset(), limit());
    if (step instanceof Step.Done done) {
      lookedAtOrder = true;
      if (done.state().phase() == Phase.OPEN) {
        finish(done.state(), Task.NONE, done.verdict(), "a finished order was opened again");
      }
      return noTime() ? leave() : null;
    }
    return waiting(step, occurrence);
  }

  /** What is known stays as it is: the look at a finished order changes nothing by itself. */
  private Result waiting(Step step, Occurrence occurrence) {
    Cmms.Problem problem =
        step instanceof Step.Later later ? later.problem() : new Cmms.Unready("not looked at");
    return wait(new Step.Later(state, problem), new Task(occurrence.eventId(), List.of(), null));
  }

  /** Nobody has reported anything for hours: a person may have finished the order unseen. */
  @Nullable Result lookUnasked() {
    if (noTime()) {
      return leave();
    }
    Step step = look();
    if (step instanceof Step.Done done && done.state().phase() == Phase.OPEN) {
      write(state.with(WorkOrderState.Attempts.NONE), Task.NONE);
      return null;
    }
    return end(step, Task.NONE, "");
  }

  /**
   * Finds or makes an order.
   *
   * @return what came of it; nothing of it is written yet
   */
  Step make(WorkOrderState pending, Occurrence.Raised raised, AssetPolicy policy) {
    long unseenUntil = pending.attempts().unseenUntil();
    if (pending.order() == null && unseenUntil > now()) {
      // a search now might not see what an attempt has made
      return new Step.Wait(pending, unseenUntil);
    }
    Step found = maker.find(pending, raised, policy, limit());
    if (found != null) {
      return found;
    }
    WorkOrderState trying = pending;
    if (pending.attempts().reached()) {
      // a second order can come of this call, however it ends
      trying = pending.verifyingAt(maker.verifyAt(now()));
    }
    // written before the call: whoever comes after a crash must know that there may be an order
    write(trying.with(trying.attempts().unseen(unseenUntil(MOST_CALL * MILLI))), Task.NONE);
    if (noTime()) {
      return new Step.Wait(state, now());
    }
    lookedAtOrder = true;
    Step step = maker.create(trying, raised, policy, limit());
    if (step instanceof Step.Later(WorkOrderState later, Cmms.Problem problem)
        && problem instanceof Cmms.Ambiguous) {
      return new Step.Later(later.with(later.attempts().unseen(unseenUntil(0))), problem);
    }
    return step;
  }

  private long unseenUntil(long call) {
    return now() + call + tools.cmms().settling().toNanos();
  }

  /** Writes what came of a step; not null when the work on this problem stops. */
  @Nullable Result end(Step step, Task task, String why) {
    return switch (step) {
      case Step.Done done -> {
        String words = why.isEmpty() ? done.why() : why + "; " + done.why();
        finish(done.state(), task, done.verdict(), words);
        yield null;
      }
      case Step.Later later -> wait(later, task);
      case Step.Wait(WorkOrderState waiting, long until) -> {
        write(waiting, Task.NONE);
        yield until > now() ? later(until) : leave();
      }
    };
  }

  void finish(WorkOrderState next, Task task, Verdict verdict, String why) {
    LoopMeasures.step(invocation.ledger(), state, next);
    state = watched(next);
    note(verdict, why, task.eventId());
    write(state, task);
  }

  private WorkOrderState watched(WorkOrderState next) {
    Progress progress = next.progress();
    if (next.phase() == Phase.OPEN && progress.lookAt() == 0 && tools.cmms().looks()) {
      return next.with(progress.lookingAt(Looks.next(key(), now())));
    }
    if (next.phase() == Phase.CLOSED && state.phase() != Phase.CLOSED) {
      // a page that was asked for before may still show it open
      return next.with(progress.trustedFrom(unseenUntil(0)));
    }
    return next;
  }

  private Result wait(Step.Later later, Task task) {
    WorkOrderState.Attempts before = later.state().attempts();
    Result result = result(later.problem());
    // while the system is away each tick asks: that is no failure of this order, and one line tells
    boolean known = result == Result.UNAVAILABLE && before.failures() > 0;
    WorkOrderState.Attempts attempts = known ? before : before.failed();
    state = later.state().with(attempts);
    boolean ambiguous = later.problem() instanceof Cmms.Ambiguous;
    if (!known) {
      note(ambiguous ? Verdict.AMBIGUOUS : Verdict.WAITING, later.problem().why(), task.eventId());
    }
    if (known || ambiguous) {
      invocation.ledger().note(Verdict.WAITING.note(), 1);
    }
    write(state, Task.NONE);
    long wait = tools.backoff().wait(attempts.failures(), later.problem(), tools.cmms().settling());
    tools.store().later(held, now() + wait);
    return result;
  }

  /** Whether the order is the trouble, or all orders wait. */
  private static Result result(Cmms.Problem problem) {
    return switch (problem) {
      case Cmms.Ambiguous lost -> Result.LATER;
      case Cmms.Unready unready -> Result.LATER;
      case Cmms.Refused refused -> Result.LATER;
      case Cmms.Throttled throttled -> Result.UNAVAILABLE;
      case Cmms.Unauthorized unauthorized -> Result.UNAVAILABLE;
      case Cmms.Unreached unreached -> Result.UNAVAILABLE;
    };
  }

  Result leave() {
    tools.store().later(held, now());
    return Result.OUT_OF_TIME;
  }

  Result later(long until) {
    tools.store().later(held, until);
    return Result.LATER;
  }

  /** Counts a decision by its cause; an empty one tells nothing more. */
  void count(Verdict verdict, String cause) {
    if (!cause.isEmpty()) {
      invocation.ledger().note(verdict.note() + '.' + cause, 1);
    }
  }

  private void note(Verdict verdict, String why, @Nullable String eventId) {
    invocation.ledger().note(verdict.note(), 1);
    Cmms.Order order = state.order();
    audits.add(
        new Audit(
            written + audits.size() + 1,
            now(),
            verdict,
            Texts.line(why, 1_000),
            eventId,
            state.generation(),
            order == null ? null : order.number()));
  }

  /** Writes a state, what is done with it, and what was noted. */
  void write(WorkOrderState next, Task task) {
    written += audits.size();
    state = next.audited(written);
    tools.store().save(held, new WorkOrderStore.Work(state, task.done(), audits, task.kept()));
    audits.clear();
  }

  /** Also when a call begun now might outlast the lease. */
  boolean noTime() {
    long leaseLeft = held.until() - now();
    return !timeForOneCall(invocation) || leaseLeft < (MOST_CALL + RESERVE) * MILLI;
  }

  Cmms.Limit limit() {
    return limit(invocation);
  }

  /** How far a call may go that begins now. */
  static Cmms.Limit limit(Invocation invocation) {
    long time = Math.min(MOST_CALL, invocation.remaining().getAsLong() - RESERVE);
    return new Cmms.Limit(invocation.time(), Duration.ofMillis(Math.max(1, time)));
  }

  /**
   * What a decision is about.
   *
   * @param eventId for the audit; null when time alone led to it
   * @param done to be taken from the store with it
   * @param kept to be kept for an order that is made later; null to leave what is kept
   */
  record Task(@Nullable String eventId, List<Occurrence> done, Occurrence.@Nullable Raised kept) {
    /** Nothing that happened, and nothing is done. */
    static final Task NONE = new Task(null, List.of(), null);
  }
}
