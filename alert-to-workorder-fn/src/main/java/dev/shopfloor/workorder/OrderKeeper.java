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

  /** Whether a person still has the order before them. */
  Step look(WorkOrderState open, Cmms.Limit limit) {
    Cmms.Order order = order(open);
    return switch (cmms.read(order, limit)) {
      case Cmms.Found(List<Cmms.Order> found) when found.isEmpty() ->
          new Step.Done(
              open.in(Phase.CLOSED), Verdict.CLOSED, order.number() + " is no longer there");
      case Cmms.Found(List<Cmms.Order> found) ->
          found.getFirst().open()
              ? new Step.Done(open, Verdict.NOTED, "open")
              : new Step.Done(
                  open.in(Phase.CLOSED), Verdict.CLOSED, order.number() + " was finished");
      // it cannot be looked at; then it can at most be commented on
      case Cmms.Refused(String why) -> new Step.Done(open, Verdict.NOTED, why);
      case Cmms.Problem problem -> new Step.Later(open, problem);
    };
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
