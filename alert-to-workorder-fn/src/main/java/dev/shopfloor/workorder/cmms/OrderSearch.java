package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists of orders, page by page. */
final class OrderSearch {
  private final Caller caller;
  private final Results results;
  private final int mostPages;

  OrderSearch(Profile profile, Caller caller) {
    this.caller = caller;
    this.results = new Results(profile);
    this.mostPages = profile.limits().requests();
  }

  /** All pages: what was not seen cannot be said not to be there. */
  Cmms.Finding find(Map<String, Object> input, Deadline deadline) {
    List<Cmms.Order> orders = new ArrayList<>();
    Object cursor = null;
    for (int number = 0; number < mostPages; number++) {
      Map<String, Object> page = Inputs.page(input, cursor, number);
      switch (caller.call(Operation.Kind.FIND, page, deadline)) {
        case Outcome.Done(Reply.Done reply) -> {
          try {
            orders.addAll(results.orders(reply.result()));
          } catch (ExpressionException wrong) {
            return new Cmms.Unready(caller.unreadable(wrong));
          }
          cursor = reply.next();
          if (cursor == null) {
            return new Cmms.Found(orders);
          }
        }
        case Outcome.Gone(String why) -> {
          return new Cmms.Unready(why);
        }
        case Outcome.Already(String why) -> {
          return new Cmms.Unready(why);
        }
        case Outcome.Failed(Cmms.Problem problem) -> {
          return problem;
        }
      }
    }
    return orders.isEmpty()
        ? new Cmms.Unready("the search has more than %d pages".formatted(mostPages))
        : new Cmms.Found(orders);
  }

  /** Where a list of changes goes on. */
  private record Next(@Nullable Object cursor, int number) {}

  /**
   * One page after the other, as far as time and limits allow.
   *
   * @param from where an earlier call has stopped; null for the beginning
   */
  Cmms.Reading changes(Map<String, Object> input, @Nullable Object from, Deadline deadline) {
    List<Cmms.Change> changes = new ArrayList<>();
    int first = from instanceof Next next ? next.number() : 0;
    Object cursor = from instanceof Next next ? next.cursor() : null;
    int number = first;
    for (; number < first + mostPages && (number == first || !deadline.over()); number++) {
      Map<String, Object> page = Inputs.page(input, cursor, number);
      Outcome outcome = caller.call(Operation.Kind.CHANGES, page, deadline);
      if (!(outcome instanceof Outcome.Done(Reply.Done reply))) {
        return changes.isEmpty()
            ? problem(outcome)
            : new Cmms.Changes(changes, true, new Next(cursor, number));
      }
      try {
        changes.addAll(results.changes(reply.result()));
      } catch (ExpressionException wrong) {
        return new Cmms.Unready(caller.unreadable(wrong));
      }
      cursor = reply.next();
      if (cursor == null) {
        // some systems list the newest first; of a whole list that does not matter
        changes.sort(Comparator.comparingLong(Cmms.Change::at));
        return new Cmms.Changes(changes, false);
      }
    }
    return new Cmms.Changes(changes, true, new Next(cursor, number));
  }

  private static Cmms.Problem problem(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(Cmms.Problem problem) -> problem;
      case Outcome.Gone(String why) -> new Cmms.Unready(why);
      case Outcome.Already(String why) -> new Cmms.Unready(why);
      case Outcome.Done done -> throw new IllegalStateException("no problem");
    };
  }
}
