package dev.shopfloor.enrich;

import dev.shopfloor.model.ShopfloorEvent;
import java.util.List;

/**
 * What follows from an observation.
 *
 * @param state the state after it
 * @param events what is to be published
 */
public record AlarmStep(AlarmState state, List<ShopfloorEvent> events) {
  /** Copies the list. */
  public AlarmStep {
    events = List.copyOf(events);
  }

  static AlarmStep none(AlarmState state) {
    return new AlarmStep(state, List.of());
  }
}
