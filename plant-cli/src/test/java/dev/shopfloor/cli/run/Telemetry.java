package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.AlertRaiser;
import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.enrich.EventBatch;
import dev.shopfloor.enrich.MemoryAlarmStore;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.enrich.Outlets;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A message on TelemetryQueue.
 *
 * @param id unlike that of any other message
 * @param body as EnrichFunction sent it
 * @param sent when it came to the queue
 */
record Telemetry(String id, String body, Instant sent) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** What EnrichFunction sends for these messages, each in an invocation of its own. */
  static List<Telemetry> of(PlantModel plant, Iterable<MessageLine> messages) {
    List<String> bodies = new ArrayList<>();
    EnrichStage stage =
        new EnrichStage(
            new Enricher(new MapPlantDirectory(plant), new MemorySourceStore()),
            new Telemetries(bodies),
            new AlertRaiser(new MemoryAlarmStore(), raised -> {}),
            refused -> {});
    List<Telemetry> sent = new ArrayList<>();
    for (MessageLine message : messages) {
      Envelope taken =
          new Envelope.RawMessage(
              message.topic(),
              message.receivedAt() * NANOS_PER_MILLI,
              message.payload(),
              null,
              null,
              null);
      EnrichStage.Run run = stage.run(new EventBatch(EventBatch.Way.DIRECT, List.of(taken)));
      assertThat(run.failure()).isNull();
      for (String body : bodies) {
        sent.add(
            new Telemetry("m" + sent.size(), body, Instant.ofEpochMilli(message.receivedAt())));
      }
      bodies.clear();
    }
    return sent;
  }

  private record Telemetries(List<String> bodies) implements Outlets {
    @Override
    public void telemetry(List<String> more) {
      bodies.addAll(more);
    }

    @Override
    public void production(List<String> more) {
      // goes to another queue
    }
  }
}
