package dev.shopfloor.oee;

import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import java.util.List;

/** Where a tick's results go. Sending the same again does no harm to those who receive it. */
public interface Outlet {
  /**
   * Sends KPIs on the way of all telemetry.
   *
   * @throws RuntimeException when they could not be sent; then the tick has to be done again
   */
  void telemetry(List<TelemetryMessage> messages);

  /**
   * Publishes events.
   *
   * @throws RuntimeException when they could not be published; then the tick has to be done again
   */
  void events(List<ShopfloorEvent> events);
}
