package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import dev.shopfloor.cli.local.http.Request;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which orders the list shows.
 *
 * @param status empty for all
 * @param asset empty for all
 * @param refresh seconds after which the list loads itself again; empty for never
 */
record OrderFilter(Optional<Status> status, Optional<String> asset, Optional<Integer> refresh) {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 3_600;

  /** What the query says; what it says wrongly counts as all. */
  static OrderFilter of(Request request) {
    return new OrderFilter(
        request.parameter("status").flatMap(OrderFilter::status),
        request.parameter("asset").filter(asset -> !asset.isEmpty()),
        request
            .parameter("refresh")
            .filter(text -> text.matches("\\d{1,4}"))
            .map(text -> Math.clamp(Integer.parseInt(text), SHORTEST, LONGEST)));
  }

  private static Optional<Status> status(String word) {
    return Arrays.stream(Status.values()).filter(each -> each.name().equals(word)).findFirst();
  }

  boolean takes(WorkOrder order) {
    return status.map(order.status()::equals).orElse(true)
        && asset.map(order.asset()::equals).orElse(true);
  }

  boolean takesAll() {
    return status.isEmpty() && asset.isEmpty();
  }
}
