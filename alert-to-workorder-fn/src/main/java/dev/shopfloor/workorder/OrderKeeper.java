package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.WorkOrderState.Attempts;
import java.util.List;
import java.util.function.Consumer;

/** Works on an order that is there: looks at it, comments on it, raises it. */
final class OrderKeeper {
  private final Cmms cmms;
  private final Events events;
  private final String key;

  OrderKeeper(Cmms cmms, Events events, String key) {
    this.cmms = cmms;
    this.events = events;
    this.key = key;
  }

  /**
   * Whether a person still has the order before them; an order that is gone counts as given up.
   *
   * @param seen gets the order where it is open
   */
  Step look(WorkOrderState open, AssetKey asset, Cmms.Limit limit, Consumer<Cmms.Order> seen) {
    Cmms.Order order = order(open);
    return switch (cmms.read(order, limit)) {
      case Cmms.Found(List<Cmms.Order> found) when found.isEmpty() ->
          close(
              open,
              open.in(Phase.CLOSED),
              asset,
              new Cmms.Ending(true, limit.now(), null),
              WorkOrderMachine.closed(open, order.number() + " is no longer there"));
      case Cmms.Found(List<Cmms.Order> found) -> {
        Cmms.Ending ending = found.getFirst().ending();
        if (ending == null || News.overtaken(open, ending)) {
          if (ending == null) {
            seen.accept(found.getFirst());
          }
          yield new Step.Done(open, Verdict.NOTED, "open");
        }
        yield close(
            open,
            open.in(Phase.CLOSED).with(open.progress().ended(ending.at())),
            asset,
            ending.atLatest(limit.now()),
            WorkOrderMachine.closed(open, order.number() + " was finished"));
      }
      // it cannot be looked at; then it can at most be commented on
      case Cmms.Refused(String why) -> new Step.Done(open, Verdict.NOTED, why);
      case Cmms.Problem problem -> new Step.Later(open, problem);
    };
  }

  /** Tells the bus what a person did with the order. */
  Step tell(
      WorkOrderState before, WorkOrderState next, AssetKey asset, Occurrence.Changed changed) {
    try {
      events.changed(asset, key, next, changed);
    } catch (Events.BusException bus) {
      return new Step.Later(before, bus.problem());
    }
    return new Step.Done(next.with(Attempts.NONE), Verdict.CHANGED, "told");
  }

  /** Whether a finished order is open again; nothing is done about one that is not. */
  Step lookAgain(WorkOrderState closed, AssetKey asset, Cmms.Limit limit) {
    Step nothing = new Step.Done(closed, Verdict.NOTED, "still finished");
    Cmms.Order order = closed.order();
    if (order == null) {
      return nothing;
    }
    return switch (cmms.read(order, limit)) {
      case Cmms.Found(List<Cmms.Order> found) when found.isEmpty() -> nothing;
      case Cmms.Found(List<Cmms.Order> found) -> {
        long trusted = Math.max(limit.now(), closed.progress().trustFrom());
        List<Occurrence.Changed> news = News.of(key, asset, closed, found.getFirst(), trusted);
        yield news.isEmpty()
            ? nothing
            : tell(closed, News.known(closed, news.getFirst()), asset, news.getFirst());
      }
      case Cmms.Refused refused -> nothing;
      case Cmms.Problem problem -> new Step.Later(closed, problem);
    };
  }

  /**
   * Tells the bus that the order has ended, and that it was made where nobody has been told yet.
   *
   * @param before the state if it has to be tried again
   * @param closed the state once it is done
   * @param why for the audit
   */
  Step close(
      WorkOrderState before,
      WorkOrderState closed,
      AssetKey asset,
      Cmms.Ending ending,
      String why) {
    try {
      if (before.phase() != Phase.OPEN) {
        events.created(asset, key, closed.generation(), order(closed), ending.at());
      }
      events.ended(asset, key, closed, ending);
    } catch (Events.BusException bus) {
      return new Step.Later(before, bus.problem());
    }
    return new Step.Done(closed, Verdict.CLOSED, why);
  }

  /**
   * Comments.
   *
   * @param before the state if it has to be tried again
   * @param next the state once it is done
   * @param cause names the comment; the same at each attempt
   */
  Step comment(
      WorkOrderState before,
      WorkOrderState next,
      AssetKey asset,
      String text,
      String cause,
      Cmms.Limit limit) {
    Cmms.Changing changing = cmms.comment(order(next), text, cause, limit);
    return changed(changing, before, next, asset, cause, Verdict.COMMENTED, limit.now());
  }

  /** Raises the priority and comments; see {@link #comment}. */
  Step raise(
      WorkOrderState before,
      WorkOrderState next,
      AssetKey asset,
      Priority priority,
      String text,
      String cause,
      Cmms.Limit limit) {
    // what is read meanwhile may show it before or after
    long settled = limit.now() + limit.time().toNanos() + cmms.settling().toNanos();
    WorkOrderState unsettled = before.with(before.progress().trustedFrom(settled));
    Cmms.Changing raised = cmms.raisePriority(order(next), priority, limit);
    if (raised instanceof Cmms.Problem problem) {
      return changed(problem, unsettled, next, asset, cause, Verdict.RAISED, limit.now());
    }
    WorkOrderState set = next.with(next.progress().set(cmms.word(priority)).trustedFrom(settled));
    Cmms.Changing changing = cmms.comment(order(next), text, cause, limit);
    return changed(changing, unsettled, set, asset, cause, Verdict.RAISED, limit.now());
  }

  private Step changed(
      Cmms.Changing changing,
      WorkOrderState before,
      WorkOrderState next,
      AssetKey asset,
      String cause,
      Verdict verdict,
      long now) {
    Cmms.Order order = order(next);
    WorkOrderState done = next.with(Attempts.NONE);
    switch (changing) {
      case Cmms.Refused(String why) -> {
        // asking again would bring the same answer, and the order itself is there
        return new Step.Done(done, Verdict.FAILED, order.number() + ": " + why);
      }
      case Cmms.Problem problem -> {
        return new Step.Later(before, problem);
      }
      case Cmms.Changed changed -> {
        try {
          events.updated(asset, key, next.generation(), order, cause, verdict, now);
        } catch (Events.BusException bus) {
          return new Step.Later(before, bus.problem());
        }
        return new Step.Done(done, verdict, "work order " + order.number());
      }
    }
  }

  private static Cmms.Order order(WorkOrderState open) {
    Cmms.Order order = open.order();
    if (order == null) {
      throw new IllegalStateException("a problem that is OPEN has an order");
    }
    return order;
  }
}
