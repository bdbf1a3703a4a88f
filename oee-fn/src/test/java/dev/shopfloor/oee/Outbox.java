package dev.shopfloor.oee;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what was told; can refuse to take events. */
public final class Outbox implements Outlet {
  public final List<TelemetryMessage> telemetry = new ArrayList<>();
  public final List<ShopfloorEvent> events = new ArrayList<>();
  boolean closed;

  @Override
  public synchronized void telemetry(List<TelemetryMessage> messages) {
    telemetry.addAll(messages);
  }

  @Override
  public synchronized void events(List<ShopfloorEvent> all) {
    if (closed) {
      throw new IllegalStateException("the bus does not answer");
    }
    events.addAll(all);
  }

  List<String> told() {
    return events.stream().map(ShopfloorEvent::detailType).toList();
  }

  /** The newest KPIs of this window, by tag. */
  Map<String, Object> newest(String window) {
    for (TelemetryMessage message : telemetry.reversed()) {
      Map<String, Object> values = new TreeMap<>();
      for (EnrichedPoint point : message.points()) {
        values.put(
            point.tag(),
            switch (point.value()) {
              case Value.Text(String text) -> text;
              case Value.Real(double real) -> real;
              case Value.Whole(long whole) -> whole;
              case Value other -> other;
            });
      }
      if (window.equals(values.get("window"))) {
        return values;
      }
    }
    return Map.of();
  }
}
