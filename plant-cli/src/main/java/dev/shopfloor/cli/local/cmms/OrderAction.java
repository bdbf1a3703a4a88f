package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a technician does with an order on its page. */
enum OrderAction {
  START(Status.IN_PROGRESS),
  COMPLETE(Status.COMPLETED),
  CANCEL(Status.CANCELLED),
  COMMENT(null);

  private final Optional<Status> to;

  OrderAction(@Nullable Status to) {
    this.to = Optional.ofNullable(to);
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
    return switch (this) {
      case START -> status == Status.OPEN;
      case COMPLETE, CANCEL -> !status.finished();
      case COMMENT -> true;
    };
  }
}
