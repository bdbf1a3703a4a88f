package dev.shopfloor.enrich;

import dev.shopfloor.model.ShopfloorEvent;
import java.util.List;

/** Where alerts go, those about data included. */
@FunctionalInterface
public interface AlertBus {
  /**
   * Publishes alerts.
   *
   * @throws RuntimeException when one of them may not be on the bus
   */
  void publish(List<ShopfloorEvent> events);
}
