package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.WorkOrderCancelled;
import dev.shopfloor.model.WorkOrderCompleted;
import dev.shopfloor.model.WorkOrderCreated;
import dev.shopfloor.model.WorkOrderFailed;
import dev.shopfloor.model.WorkOrderUpdated;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what became of an order. The ids follow from the decision, so a repeat shows as one.
 */
final class Events {
  private static final int MOST_NAME = 200;
  private static final long MILLI = 1_000_000L;

  private final Announcer announcer;
  private final String profile;

  Events(Announcer announcer, String profile) {
    this.announcer = announcer;
    this.profile = profile;
  }

  void created(AssetKey asset, String key, int generation, Cmms.Order order, long now) {
    publish(
        new WorkOrderCreated(
            Ids.of(Markers.marker(key, generation), "created"),
            asset,
            key,
            generation,
            order.id(),
            order.number(),
            profile,
            now));
  }

  void updated(
      AssetKey asset,
      String key,
      int generation,
      Cmms.Order order,
      String cause,
      Verdict change,
      long now) {
    publish(
        new WorkOrderUpdated(
            Ids.of(Markers.marker(key, generation), cause, change.name()),
            asset,
            key,
            generation,
            order.id(),
            order.number(),
            change.name(),
            profile,
            now));
  }

  /** An order has ended; the bus hears of it before the table does, so that no crash hides it. */
  void ended(AssetKey asset, String key, WorkOrderState state, Cmms.Ending ending) {
    Cmms.Order order = Objects.requireNonNull(state.order(), "an order that ended is known");
    String by = ending.by() == null ? null : Texts.line(ending.by(), MOST_NAME);
    Long millis = millisSince(state.history().first(), ending.at());
    String marker = state.marker(key);
    publish(
        ending.cancelled()
            ? new WorkOrderCancelled(
                Ids.of(marker, "cancelled"),
                asset,
                key,
                state.generation(),
                order.id(),
                order.number(),
                order.url(),
                by,
                millis,
                profile,
                ending.at())
            : new WorkOrderCompleted(
                Ids.of(marker, "completed"),
                asset,
                key,
                state.generation(),
                order.id(),
                order.number(),
                order.url(),
                by,
                millis,
                profile,
                ending.at()));
  }

  private static @Nullable Long millisSince(long first, long at) {
    return first < 0 || at < first ? null : (at - first) / MILLI;
  }

  void failed(AssetKey asset, String key, int generation, String cause, String error, long now) {
    publish(
        new WorkOrderFailed(
            Ids.of(Markers.marker(key, generation), cause, "failed"),
            asset,
            key,
            generation,
            error,
            profile,
            now));
  }

  private void publish(ShopfloorEvent event) {
    try {
      announcer.publish(List.of(event));
    } catch (RuntimeException refused) {
      throw new BusException(refused);
    }
  }

  /** The bus did not take an event; what has been done must be announced later. */
  static final class BusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusException(RuntimeException cause) {
      super("the event bus did not take the event: " + cause.getMessage(), cause);
    }

    Cmms.Problem problem() {
      return new Cmms.Unreached(String.valueOf(getMessage()));
    }
  }
}
