package dev.shopfloor.writer.faults;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.TelemetryMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the plan.
 *
 * @param id of the queue's
 * @param body as it lies in the queue
 * @param telemetry what the body says; null when nobody can read it
 */
public record PlantedMessage(String id, String body, @Nullable TelemetryMessage telemetry) {
  List<EnrichedPoint> points() {
    return telemetry == null ? List.of() : telemetry.points();
  }

  /** How many points the ledger counts. */
  int size() {
    return telemetry == null ? 1 : telemetry.points().size();
  }
}
