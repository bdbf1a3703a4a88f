package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls of a profile by the name of the operation. */
final class Calls {
  private Calls() {}

  /** The operation of this name. */
  static Kind kind(String operation) {
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(operation)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(operation);
  }

  /** What an operation needs: an order to begin with, and itself. */
  static Kind[] needs(String operation) {
    return new Kind[] {Kind.CREATE, kind(operation)};
  }

  /** What must be there before the operation can be called; null for one that makes it. */
  static Cmms.@Nullable Order before(Bench bench, String operation) {
    if (operation.equals(Kind.CREATE.word()) || operation.equals(Kind.FIND_ASSET.word())) {
      return null;
    }
    Cmms.Order order = bench.make(bench.cmms(), Drafts.of(bench, Priority.P4, Bench.marker(1)));
    bench.advance(Duration.ofMinutes(10));
    return order;
  }

  /**
   * Calls.
   *
   * @param made what {@link #before} gave
   */
  static Object call(Bench bench, Cmms cmms, String operation, Cmms.@Nullable Order made) {
    Cmms.Order order = made == null ? Cmms.Order.of("none", "none", Bench.marker(1)) : made;
    return switch (kind(operation)) {
      case CREATE, FIND_ASSET ->
          cmms.create(Drafts.of(bench, Priority.P2, Bench.marker(2)), bench.limit());
      case FIND -> cmms.findByMarker(order.marker(), bench.limit());
      case READ -> cmms.read(order, bench.limit());
      case COMMENT -> cmms.comment(order, "Again.", "e1", bench.limit());
      case RAISE -> cmms.raisePriority(order, Priority.P1, bench.limit());
      case CANCEL -> cmms.cancel(order, "No longer needed.", bench.limit());
      case CHANGES -> cmms.changedSince(bench.now(), bench.limit());
      case FINISH, CHECK, LOOKUP -> throw new IllegalArgumentException(operation);
    };
  }
}
