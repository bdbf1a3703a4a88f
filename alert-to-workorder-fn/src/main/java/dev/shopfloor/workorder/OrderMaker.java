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

  private static final int MOST_WORDS = 500;

  private final Cmms cmms;
  private final Events events;
  private final String key;

  OrderMaker(Cmms cmms, Events events, String key) {
    this.cmms = cmms;
    this.events = events;
    this.key = key;
  }

  /** Finds what an earlier attempt has made; null when the order is certainly still to be made. */
  @Nullable Step find(
      WorkOrderState pending, Occurrence.Raised raised, AssetPolicy policy, Cmms.Limit limit) {
    Cmms.Order known = pending.order();
    if (known != null) {
      return whole(pending, known, Verdict.CREATED, raised, policy, limit);
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
        // also where two are seen already: a third may still be on its way into the search
        WorkOrderState made = pending.made(exact.getFirst()).verifyingAt(verifyAt(limit.now()));
        yield whole(made, exact.getFirst(), Verdict.ADOPTED, raised, policy, limit);
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
        WorkOrderState made = pending.made(order);
        yield whole(made, order, Verdict.CREATED, raised, policy, limit);
      }
      case Cmms.Refused(String why) -> refused(pending, raised, why, limit.now());
      // not done for certain: what an earlier attempt may have done stays as it was
      case Cmms.Problem problem -> new Step.Later(pending, problem);
    };
  }

  /** Looks whether orders were made twice; keeps the older one and says so on the others. */
  Step verify(WorkOrderState state, AssetKey asset, Cmms.Limit limit) {
    WorkOrderState verified = state.with(WorkOrderState.Verify.NONE);
    int found = 0;
    Cmms.Ending ended = null;
    for (int generation = state.verify().from(); generation <= state.generation(); generation++) {
      switch (cmms.findByMarker(Markers.marker(key, generation), limit)) {
        case Cmms.Problem problem -> {
          return new Step.Later(state, problem);
        }
        case Cmms.Found(List<Cmms.Order> orders) -> {
          List<Cmms.Order> exact = exact(orders, Markers.marker(key, generation));
          Cmms.Problem problem = markDuplicates(generation, exact, asset, limit);
          if (problem != null) {
            return new Step.Later(state, problem);
          }
          found += Math.max(0, exact.size() - 1);
          boolean present = generation == state.generation() && !exact.isEmpty();
          if (present && state.phase() == Phase.FAILED) {
            try {
              verified = adoptRefused(verified, asset, exact.getFirst(), limit.now());
            } catch (Events.BusException bus) {
              return new Step.Later(state, bus.problem());
            }
          }
          if (present && exact.size() > 1 && state.order() != null) {
            verified = verified.with(exact.getFirst());
            ended = exact.getFirst().ending();
          }
        }
      }
    }
    if (ended != null && verified.phase() == Phase.OPEN) {
      // the older one was finished while nobody knew of it: no later look would tell
      verified = verified.in(Phase.CLOSED);
      try {
        events.ended(asset, key, verified, ended.atLatest(limit.now()));
      } catch (Events.BusException bus) {
        return new Step.Later(state, bus.problem());
      }
    }
    if (found > 0) {
      return new Step.Done(verified, Verdict.DUPLICATE, found + " orders too many, marked as such");
    }
    return verified.phase() == state.phase() || state.phase() != Phase.FAILED
        ? new Step.Done(verified, Verdict.VERIFIED, "no order was made twice")
        : new Step.Done(
            verified, Verdict.ADOPTED, "an order that was refused had been made before");
  }

  /** An attempt before the refused one had made the order, and no search saw it in time. */
  private WorkOrderState adoptRefused(
      WorkOrderState failed, AssetKey asset, Cmms.Order order, long now) {
    WorkOrderState open = failed.opened(order, now);
    events.created(asset, key, open.generation(), order, now);
    Cmms.Ending ended = order.ending();
    if (ended == null) {
      return open;
    }
    events.ended(asset, key, open, ended.atLatest(now));
    return open.in(Phase.CLOSED);
  }

  private Cmms.@Nullable Problem markDuplicates(
      int generation, List<Cmms.Order> exact, AssetKey asset, Cmms.Limit limit) {
    for (Cmms.Order other : exact.stream().skip(1).toList()) {
      String cause = "duplicate:" + other.id();
      String text = OrderTexts.duplicate(exact.getFirst());
      Cmms.Changing changing = cmms.comment(other, text, cause, limit);
      // a refusal leaves nothing to try again; it stands in the vendor's own record
      if (changing instanceof Cmms.Problem problem && !(problem instanceof Cmms.Refused)) {
        return problem;
      }
      try {
        events.updated(asset, key, generation, other, cause, Verdict.COMMENTED, limit.now());
      } catch (Events.BusException bus) {
        return bus.problem();
      }
    }
    return null;
  }

  /** Where making takes two writes the second may be missing, whoever made the first. */
  private Step whole(
      WorkOrderState made,
      Cmms.Order order,
      Verdict verdict,
      Occurrence.Raised raised,
      AssetPolicy policy,
      Cmms.Limit limit) {
    Cmms.Draft draft = OrderTexts.draft(made, raised, policy);
    return switch (cmms.finish(order, draft, limit)) {
      case Cmms.Changed done ->
          announce(made, raised.asset(), order, draft.priority(), verdict, "", limit.now());
      // the order is there, if not as it should be
      case Cmms.Refused(String why) ->
          announce(
              made,
              raised.asset(),
              order,
              draft.priority(),
              verdict,
              "; not whole: " + why,
              limit.now());
      case Cmms.Problem problem -> new Step.Later(made, problem);
    };
  }

  private Step announce(
      WorkOrderState made,
      AssetKey asset,
      Cmms.Order order,
      Priority set,
      Verdict verdict,
      String more,
      long now) {
    try {
      events.created(asset, key, made.generation(), order, now);
    } catch (Events.BusException bus) {
      return new Step.Later(made, bus.problem());
    }
    WorkOrderState open = made.opened(order, now);
    // an order that was found tells its priority itself: a person may have changed it meanwhile
    String found = order.standing().priority();
    String priority = found == null ? cmms.word(set) : found;
    return new Step.Done(
        open.with(open.progress().set(priority)), verdict, "work order " + order.number() + more);
  }

  private Step refused(WorkOrderState pending, Occurrence.Raised raised, String why, long now) {
    try {
      events.failed(
          raised.asset(),
          key,
          pending.generation(),
          raised.eventId(),
          Texts.line(why, MOST_WORDS),
          now);
    } catch (Events.BusException bus) {
      return new Step.Later(pending, bus.problem());
    }
    Attempts refused = pending.attempts().refused(now, Texts.line(why, MOST_WORDS));
    return new Step.Done(pending.in(Phase.FAILED).with(refused), Verdict.FAILED, why);
  }

  /** When searches will have seen what an attempt that begins now makes, by far. */
  long verifyAt(long now) {
    return now + cmms.settling().toNanos() + VERIFY_AFTER;
  }

  /** Searches find more than they should: other cases, longer markers, even strangers' records. */
  private static List<Cmms.Order> exact(List<Cmms.Order> orders, String marker) {
    return orders.stream()
        .filter(order -> order.marker().equals(marker))
        .sorted(Cmms.Order.BY_AGE)
        .toList();
  }
}
