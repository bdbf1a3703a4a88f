package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.workorder.WorkOrderState.Attempts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an order effectively once: it looks for the marker before any attempt that is not certainly
 * the first, adopts what it finds, and looks again some time after an attempt that was not.
 */
final class OrderMaker {
  /** When to look for a second order, ns on top of the system's settling time. */
  static final long VERIFY_AFTER = Duration.ofMinutes(5).toNanos();

  private final Cmms cmms;
  private final Events events;
  private final String key;

  OrderMaker(Cmms cmms, Events events, String key) {
    this.cmms = cmms;
    this.events = events;
    this.key = key;
  }

  /** Finds what an earlier attempt has made; null when the order is certainly still to be made. */
  @Nullable Step find(WorkOrderState pending, AssetKey asset, Cmms.Limit limit) {
    Cmms.Order known = pending.order();
    if (known != null) {
      return announce(pending, asset, known, Verdict.CREATED, limit.now());
    }
    if (!pending.attempts().reached()) {
      return null;
    }
    return switch (cmms.findByMarker(pending.marker(key), limit)) {
      case Cmms.Found(List<Cmms.Order> orders) -> {
        List<Cmms.Order> exact = exact(orders, pending.marker(key));
        if (exact.isEmpty()) {
          yield null;
        }
        long verifyAt = exact.size() > 1 ? limit.now() : verifyAt(limit.now());
        WorkOrderState made = pending.made(exact.getFirst(), verifyAt);
        yield announce(made, asset, exact.getFirst(), Verdict.ADOPTED, limit.now());
      }
      case Cmms.Problem problem -> new Step.Later(pending, problem);
    };
  }

  /** Makes the order; the caller has written down before that an attempt is under way. */
  Step create(
      WorkOrderState pending, Occurrence.Raised raised, AssetPolicy policy, Cmms.Limit limit) {
    Cmms.Draft draft = OrderTexts.draft(pending, raised, policy);
    return switch (cmms.create(draft, limit)) {
      case Cmms.Created(Cmms.Order order) -> {
        long verifyAt = pending.attempts().reached() ? verifyAt(limit.now()) : 0;
        WorkOrderState made = pending.made(order, verifyAt);
        yield announce(made, raised.asset(), order, Verdict.CREATED, limit.now());
      }
      case Cmms.Refused(String why) -> refused(pending, raised, why, limit.now());
      case Cmms.Ambiguous ambiguous ->
          new Step.Later(pending.with(reached(pending, true)), ambiguous);
      // not done for certain: what an earlier attempt may have done stays as it was
      case Cmms.Problem problem -> new Step.Later(pending, problem);
    };
  }

  /** Looks whether there are two orders; keeps the older one and says so on the others. */
  Step verify(WorkOrderState open, AssetKey asset, Cmms.Limit limit) {
    String marker = open.marker(key);
    return switch (cmms.findByMarker(marker, limit)) {
      case Cmms.Found(List<Cmms.Order> orders) -> {
        List<Cmms.Order> exact = exact(orders, marker);
        yield exact.size() < 2
            ? new Step.Done(open.verified(kept(open)), Verdict.VERIFIED, "there is one order")
            : duplicates(open, asset, exact, limit);
      }
      case Cmms.Problem problem -> new Step.Later(open, problem);
    };
  }

  private Step duplicates(
      WorkOrderState open, AssetKey asset, List<Cmms.Order> exact, Cmms.Limit limit) {
    Cmms.Order kept = exact.getFirst();
    for (Cmms.Order other : exact.subList(1, exact.size())) {
      String cause = "duplicate:" + other.id();
      Cmms.Changing changing = cmms.comment(other, OrderTexts.duplicate(kept), cause, limit);
      // a refusal leaves nothing to try again; it stands in the vendor's own record
      if (changing instanceof Cmms.Problem problem && !(problem instanceof Cmms.Refused)) {
        return new Step.Later(open, problem);
      }
      try {
        events.updated(asset, key, open.generation(), other, cause, Verdict.COMMENTED, limit.now());
      } catch (Events.BusException bus) {
        return new Step.Later(open, bus.problem());
      }
    }
    return new Step.Done(
        open.verified(kept),
        Verdict.DUPLICATE,
        exact.size() + " orders carry the marker; " + kept.number() + " is kept");
  }

  private Step announce(
      WorkOrderState made, AssetKey asset, Cmms.Order order, Verdict verdict, long now) {
    try {
      events.created(asset, key, made.generation(), order, now);
    } catch (Events.BusException bus) {
      return new Step.Later(made, bus.problem());
    }
    return new Step.Done(
        made.opened(order, made.verifyAt()), verdict, "work order " + order.number());
  }

  private Step refused(WorkOrderState pending, Occurrence.Raised raised, String why, long now) {
    try {
      events.failed(
          raised.asset(), key, pending.generation(), raised.eventId(), Texts.line(why, 500), now);
    } catch (Events.BusException bus) {
      return new Step.Later(pending, bus.problem());
    }
    Attempts refused = new Attempts(0, pending.attempts().reached(), now);
    return new Step.Done(pending.in(Phase.FAILED).with(refused), Verdict.FAILED, why);
  }

  private static Attempts reached(WorkOrderState pending, boolean reached) {
    return new Attempts(pending.attempts().failures(), reached, pending.attempts().lastRefusal());
  }

  private long verifyAt(long now) {
    return now + cmms.settling().toNanos() + VERIFY_AFTER;
  }

  private static Cmms.Order kept(WorkOrderState open) {
    Cmms.Order order = open.order();
    if (order == null) {
      throw new IllegalStateException("a problem that is OPEN has an order");
    }
    return order;
  }

  /** Searches find more than they should: other cases, longer markers, even strangers' records. */
  private static List<Cmms.Order> exact(List<Cmms.Order> orders, String marker) {
    return orders.stream()
        .filter(order -> order.marker().equals(marker))
        .sorted(Cmms.Order.BY_AGE)
        .toList();
  }
}
