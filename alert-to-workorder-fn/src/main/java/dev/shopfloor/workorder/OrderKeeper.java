package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.WorkOrderState.Attempts;
import java.util.List;

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

  /** Whether a person still has the order before them; an order that is gone counts as given up. */
  Step look(WorkOrderState open, AssetKey asset, Cmms.Limit limit) {
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
        yield ending == null
            ? new Step.Done(open, Verdict.NOTED, "open")
            : close(
                open,
                open.in(Phase.CLOSED),
                asset,
                ending.atLatest(limit.now()),
                WorkOrderMachine.closed(open, order.number() + " was finished"));
      }
      // it cannot be looked at; then it can at most be commented on
      case Cmms.Refused(String why) -> new Step.Done(open, Verdict.NOTED, why);
      case Cmms.Problem problem -> new Step.Later(open, problem);
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
    Cmms.Changing raised = cmms.raisePriority(order(next), priority, limit);
    if (raised instanceof Cmms.Problem problem) {
      return changed(problem, before, next, asset, cause, Verdict.RAISED, limit.now());
    }
    Cmms.Changing changing = cmms.comment(order(next), text, cause, limit);
    return changed(changing, before, next, asset, cause, Verdict.RAISED, limit.now());
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
