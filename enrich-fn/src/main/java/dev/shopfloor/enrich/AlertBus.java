package dev.shopfloor.enrich;

import dev.shopfloor.model.Alert;
import java.util.List;

/** Where alerts go. */
@FunctionalInterface
public interface AlertBus {
  /**
   * Publishes alerts.
   *
   * @throws RuntimeException when one of them may not be on the bus
   */
  void publish(List<Alert> alerts);
}
