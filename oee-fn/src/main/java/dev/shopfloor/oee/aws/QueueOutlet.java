package dev.shopfloor.oee.aws;

import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.oee.Outlet;
import dev.shopfloor.runtime.aws.EventPublisher;
import dev.shopfloor.runtime.aws.QueueSender;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** KPIs go onto the queue of all telemetry, events onto the bus. */
final class QueueOutlet implements Outlet {
  private final QueueSender telemetry;
  private final EventPublisher events;

  QueueOutlet(QueueSender telemetry, EventPublisher events) {
    this.telemetry = telemetry;
    this.events = events;
  }

  @Override
  public void telemetry(List<TelemetryMessage> messages) {
    telemetry.send(
        messages.stream()
            .map(message -> new String(TelemetryCodec.bytes(message), StandardCharsets.UTF_8))
            .toList());
  }

  @Override
  public void events(List<ShopfloorEvent> all) {
    events.publish(all);
  }
}
