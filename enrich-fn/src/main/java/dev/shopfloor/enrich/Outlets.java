package dev.shopfloor.enrich;

import java.util.List;

/** The queues behind this stage. Each method throws when a body may not be on its queue. */
public interface Outlets {
  /** Sends telemetry messages to the writer's queue. */
  void telemetry(List<String> bodies);

  /** Sends telemetry messages of production roles to the OEE function's queue. */
  void production(List<String> bodies);
}
