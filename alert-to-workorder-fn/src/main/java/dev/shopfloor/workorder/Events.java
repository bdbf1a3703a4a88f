package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.WorkOrderCreated;
import dev.shopfloor.model.WorkOrderFailed;
import dev.shopfloor.model.WorkOrderUpdated;
import java.util.List;

/**
 * Publishes what became of an order. The ids follow from the decision, so a repeat shows as one.
 */
final class Events {
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
