package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a technician does with an order on its page. */
enum OrderAction {
  START(Status.IN_PROGRESS, Status.OPEN),
  COMPLETE(Status.COMPLETED, Status.OPEN, Status.IN_PROGRESS),
  CANCEL(Status.CANCELLED, Status.OPEN, Status.IN_PROGRESS),
  COMMENT(null, Status.values());

  private final Optional<Status> to;
  private final Set<Status> from;

  OrderAction(@Nullable Status to, Status... from) {
    this.to = Optional.ofNullable(to);
    this.from = Set.of(from);
  }

  static Optional<OrderAction> named(String word) {
    return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
  }

  /** The end of its path. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status that it leads to; empty when it leaves the status. */
  Optional<Status> to() {
    return to;
  }

  boolean allowedIn(Status status) {
    return from.contains(status);
  }
}
