package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A maintenance system that a profile describes. */
public final class ProfileCmms implements Cmms {
  private static final long MILLI = 1_000_000L;

  private final Profile profile;
  private final Exchange exchange;
  private final LongSupplier ticker;
  private final Caller caller;
  private final Inputs inputs;
  private final Results results;
  private final AssetFinder assets;
  private final OrderSearch search;

  /**
   * A maintenance system.
   *
   * @param ticker ns since any moment, for the time that a step has left; such as {@code
   *     System::nanoTime}
   */
  public ProfileCmms(
      Profile profile, Exchange exchange, Credentials credentials, LongSupplier ticker) {
    this.profile = profile;
    this.exchange = exchange;
    this.ticker = ticker;
    this.caller = new Caller(profile, exchange, credentials);
    this.inputs = new Inputs(profile);
    this.results = new Results(profile);
    this.assets = new AssetFinder(profile, caller, inputs);
    this.search = new OrderSearch(profile, caller);
  }

  @Override
  public String profile() {
    return profile.name();
  }

  /** A request that we no longer wait for is carried out no longer than we would have waited. */
  @Override
  public Duration settling() {
    return profile.limits().timeout().plus(profile.limits().searchLag());
  }

  @Override
  public Room room() {
    return new Room(profile.limits().description(), profile.limits().comment());
  }

  /** None where the profile cannot search: then the other side must take each marker once. */
  @Override
  public Finding findByMarker(String marker, Limit limit) {
    return can(Operation.Kind.FIND)
        ? search.find(inputs.of("marker", marker), deadline(limit))
        : new Found(List.of());
  }

  @Override
  public Finding read(Order order, Limit limit) {
    if (!can(Operation.Kind.READ)) {
      return new Found(List.of(order));
    }
    return switch (caller.call(Operation.Kind.READ, inputs.order(order), deadline(limit))) {
      case Outcome.Done(Reply.Done reply) -> {
        try {
          yield new Found(List.of(results.order(reply.result(), order.marker())));
        } catch (ExpressionException wrong) {
          yield new Unready(caller.unreadable(wrong));
        }
      }
      case Outcome.Gone gone -> new Found(List.of());
      case Outcome.Already(String why) -> new Unready(why);
      case Outcome.Failed(Problem problem) -> problem;
    };
  }

  @Override
  public boolean looks() {
    return can(Operation.Kind.READ);
  }

  @Override
  public boolean heldBack(long now) {
    return exchange.heldBack(now);
  }

  @Override
  public String word(Priority priority) {
    return Values.text(profile.priorities().get(priority));
  }

  @Override
  public Creating create(Draft draft, Limit limit) {
    Deadline deadline = deadline(limit);
    return switch (assets.find(draft, deadline)) {
      case AssetFinder.Finding.Later(Problem problem) -> problem;
      case AssetFinder.Finding.Looked looked ->
          deadline.tooLateFor(profile.limits().timeout())
              ? new Unready("the look-up of the asset left no time to make the order")
              : create(draft, inputs.draft(draft, looked), deadline);
    };
  }

  /** Asks first whether it was done: a repeat must not do it twice. */
  @Override
  public Changing finish(Order order, Draft draft, Limit limit) {
    Finish finish = profile.finish();
    if (finish == null) {
      return Changed.DONE;
    }
    Deadline deadline = deadline(limit);
    return switch (assets.find(draft, deadline)) {
      case AssetFinder.Finding.Later(Problem problem) -> problem;
      case AssetFinder.Finding.Looked looked ->
          finish(finish, inputs.finish(order, inputs.draft(draft, looked)), deadline);
    };
  }

  private Changing finish(Finish finish, Map<String, Object> input, Deadline deadline) {
    try {
      if (finish.when() != null && !Boolean.TRUE.equals(finish.when().evaluate(input))) {
        return Changed.DONE;
      }
    } catch (ExpressionException wrong) {
      return new Refused(
          "the profile %s, finish: %s".formatted(profile.name(), wrong.getMessage()));
    }
    return switch (caller.call(Operation.Kind.CHECK, finish.check(), input, deadline)) {
      case Outcome.Done(Reply.Done reply) when Boolean.TRUE.equals(reply.result()) -> Changed.DONE;
      case Outcome.Done reply ->
          deadline.tooLateFor(profile.limits().timeout())
              ? new Unready("asking what is missing left no time to add it")
              : changed(caller.call(Operation.Kind.FINISH, input, deadline));
      case Outcome.Already already -> Changed.DONE;
      case Outcome.Gone(String why) -> new Refused(why);
      case Outcome.Failed(Problem problem) -> problem;
    };
  }

  @Override
  public Changing comment(Order order, String text, String externalId, Limit limit) {
    return change(
        Operation.Kind.COMMENT,
        inputs.comment(order, text, externalId),
        current -> false,
        deadline(limit));
  }

  @Override
  public Changing raisePriority(Order order, Priority priority, Limit limit) {
    // a person may have raised it further: that stands
    return change(
        Operation.Kind.RAISE,
        inputs.priority(order, priority),
        current -> results.above(current, priority),
        deadline(limit));
  }

  @Override
  public Changing cancel(Order order, String text, Limit limit) {
    return can(Operation.Kind.CANCEL)
        ? change(
            Operation.Kind.CANCEL,
            inputs.comment(order, text, "cancel:" + order.marker()),
            current -> false,
            deadline(limit))
        : Cmms.super.cancel(order, text, limit);
  }

  @Override
  public Reading changedSince(long since, Limit limit) {
    return can(Operation.Kind.CHANGES)
        ? search.changes(inputs.of("since", since / MILLI), null, deadline(limit))
        : Unable.TO_READ_BACK;
  }

  @Override
  public Reading moreChanges(long since, Object next, Limit limit) {
    return can(Operation.Kind.CHANGES)
        ? search.changes(inputs.of("since", since / MILLI), next, deadline(limit))
        : Unable.TO_READ_BACK;
  }

  private Creating create(Draft draft, Map<String, Object> input, Deadline deadline) {
    return switch (caller.call(Operation.Kind.CREATE, input, deadline)) {
      case Outcome.Done(Reply.Done reply) -> {
        try {
          Order order = results.order(reply.result(), draft.marker());
          yield new Created(
              new Order(order.id(), order.number(), draft.marker(), order.url(), null));
        } catch (ExpressionException wrong) {
          yield new Ambiguous(caller.unreadable(wrong));
        }
      }
      case Outcome.Gone(String why) -> refused(draft, why);
      // what cannot be searched cannot be adopted either: it goes by its marker
      case Outcome.Already(String why) ->
          can(Operation.Kind.FIND)
              ? new Ambiguous("made before: " + why)
              : new Created(Order.of(draft.marker(), draft.marker(), draft.marker()));
      case Outcome.Failed(Refused(String why)) -> refused(draft, why);
      case Outcome.Failed(Problem problem) -> problem;
    };
  }

  private Refused refused(Draft draft, String why) {
    assets.forget(draft);
    return new Refused(why);
  }

  /**
   * Changes an order.
   *
   * @param done whether what was read first says that there is nothing to change
   */
  private Changing change(
      Operation.Kind kind,
      Map<String, Object> input,
      Predicate<@Nullable Object> done,
      Deadline deadline) {
    Map<String, Object> all = input;
    Operation operation = profile.operation(kind);
    if (operation != null && operation.readFirst()) {
      switch (caller.call(Operation.Kind.READ, input, deadline)) {
        case Outcome.Done(Reply.Done reply) -> {
          Object body = reply.body();
          if (body == null) {
            return new Unready("an answer without a body");
          }
          if (done.test(reply.result())) {
            return Changed.DONE;
          }
          all = Inputs.and(input, "current", body);
        }
        case Outcome.Gone(String why) -> {
          return new Refused(why);
        }
        case Outcome.Already(String why) -> {
          return new Unready(why);
        }
        case Outcome.Failed(Problem problem) -> {
          return problem;
        }
      }
    }
    return changed(caller.call(kind, all, deadline));
  }

  private static Changing changed(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done changed -> Changed.DONE;
      case Outcome.Already already -> Changed.DONE;
      case Outcome.Gone(String why) -> new Refused(why);
      case Outcome.Failed(Problem problem) -> problem;
    };
  }

  private boolean can(Operation.Kind kind) {
    return profile.operation(kind) != null;
  }

  private Deadline deadline(Limit limit) {
    return new Deadline(limit, ticker);
  }
}
