package dev.shopfloor.enrich;

import dev.shopfloor.model.Alert;
import java.util.List;

/** A bus that keeps what is an alert about a machine. */
final class Alerts {
  private Alerts() {}

  static AlertBus into(List<Alert> bus) {
    return events ->
        events.stream().filter(Alert.class::isInstance).map(Alert.class::cast).forEach(bus::add);
  }
}
