package dev.shopfloor.enrich.aws;

import dev.shopfloor.enrich.Outlets;
import dev.shopfloor.runtime.aws.QueueSender;
import java.util.List;

/**
 * The queues on SQS.
 *
 * @param telemetrySender to TelemetryQueue
 * @param productionSender to ProductionQueue
 */
record QueueOutlets(QueueSender telemetrySender, QueueSender productionSender) implements Outlets {
  @Override
  public void telemetry(List<String> bodies) {
    telemetrySender.send(bodies);
  }

  @Override
  public void production(List<String> bodies) {
    productionSender.send(bodies);
  }
}
