package dev.shopfloor.enrich;

import dev.shopfloor.model.Alert;
import java.util.List;

/**
 * What follows from an observation.
 *
 * @param state the state after it
 * @param alerts what is to be published
 */
public record AlarmStep(AlarmState state, List<Alert> alerts) {
  /** Copies the list. */
  public AlarmStep {
    alerts = List.copyOf(alerts);
  }

  static AlarmStep none(AlarmState state) {
    return new AlarmStep(state, List.of());
  }
}
