package dev.shopfloor.bench;

import dev.shopfloor.enrich.AlarmState;
import dev.shopfloor.enrich.AlarmStore;
import dev.shopfloor.enrich.AlertRaiser;
import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.EnvelopeReader;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.enrich.Outlets;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The plant of the benchmarks ({@code press.yaml}) and enrich-fn's stage in it, without AWS. */
final class PressPlant {
  private PressPlant() {}

  /** The plant file, compiled as {@code ./plant apply} compiles it. */
  static PlantModel model() throws IOException {
    return PlantResource.model("/press.yaml");
  }

  /**
   * A stage whose stores are in memory.
   *
   * @param sink takes all that the stage hands on: lists of bodies, alerts, quarantine records
   */
  static EnrichStage stage(Outlets outlets, Consumer<Object> sink) throws IOException {
    return new EnrichStage(
        new Enricher(new MapPlantDirectory(model()), new MemorySourceStore()),
        outlets,
        new AlertRaiser(new NoAlarms(), sink::accept),
        sink::accept);
  }

  /** The same where all goes to one sink. */
  static EnrichStage stage(Consumer<Object> sink) throws IOException {
    return stage(new Sink(sink), sink);
  }

  /**
   * Makes sure that what is to be measured does what it should.
   *
   * @throws IllegalStateException unless all readings of so many messages pass
   */
  static void check(EnrichStage stage, byte[] event, int messages) {
    EnrichStage.Run run = stage.run(EnvelopeReader.read(event, 0));
    if (run.failure() != null) {
      throw new IllegalStateException(run.failure());
    }
    Ledger ledger = run.ledger();
    long forwarded = ledger.counted(Subject.POINTS, Outcome.FORWARDED);
    if (forwarded != (long) Reading.ALL.size() * messages) {
      throw new IllegalStateException(
          "%d points of %d pass".formatted(forwarded, Reading.ALL.size() * messages));
    }
  }

  private record Sink(Consumer<Object> sink) implements Outlets {
    @Override
    public void telemetry(List<String> bodies) {
      sink.accept(bodies);
    }

    @Override
    public void production(List<String> bodies) {
      sink.accept(bodies);
    }
  }

  private static final class NoAlarms implements AlarmStore {
    @Override
    public Map<String, AlarmState> read(AssetKey asset) {
      return Map.of();
    }

    @Override
    public boolean write(AssetKey asset, String tag, AlarmState state) {
      return true;
    }
  }
}
