package dev.shopfloor.cli.cost;

import dev.shopfloor.enrich.AlertRaiser;
import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.enrich.EventBatch;
import dev.shopfloor.enrich.Outlets;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import java.util.ArrayList;
import java.util.List;

/** EnrichFunction's own stage, whose ports count instead of sending. */
final class EnrichMeter {
  private final MeteredSources sources = new MeteredSources();
  private final MeteredAlarms alarms = new MeteredAlarms();
  private final MeteredQuarantine quarantine = new MeteredQuarantine();
  private final List<Body> telemetry = new ArrayList<>();
  private final List<Body> production = new ArrayList<>();
  private final EnrichStage stage;
  private long alerts;
  private long calls;
  private long points;
  private long forwarded;
  private long logBytes;
  private long now;

  EnrichMeter(PlantModel plant) {
    stage =
        new EnrichStage(
            new Enricher(new MapPlantDirectory(plant), sources),
            new Collected(),
            new AlertRaiser(alarms, raised -> alerts += raised.size()),
            quarantine,
            // at a desk nobody can be asked; that it would be is counted by the store
            (source, rx) -> true);
  }

  /** One call with these messages. */
  void call(List<Parcel> batch) {
    calls++;
    now = batch.getLast().rx();
    List<Envelope> envelopes = new ArrayList<>();
    for (Parcel parcel : batch) {
      for (Sent part : parcel.parts()) {
        envelopes.add(part.envelope());
      }
    }
    EnrichStage.Run run = stage.run(new EventBatch(EventBatch.Way.RECORDS, envelopes));
    if (run.failure() != null) {
      throw new IllegalStateException("the sample could not be enriched", run.failure());
    }
    points += run.ledger().taken(Subject.POINTS);
    forwarded += run.ledger().counted(Subject.POINTS, Outcome.FORWARDED);
    logBytes += LogLines.of(run.ledger());
  }

  /** Calls so far. */
  long calls() {
    return calls;
  }

  List<Body> telemetry() {
    return telemetry;
  }

  List<Body> production() {
    return production;
  }

  MeteredQuarantine quarantine() {
    return quarantine;
  }

  /** Readings in messages that could be read. */
  long points() {
    return points;
  }

  /** Readings that go on to the store. */
  long forwarded() {
    return forwarded;
  }

  long alerts() {
    return alerts;
  }

  long logBytes() {
    return logBytes;
  }

  long stateReads() {
    return sources.reads() + alarms.reads();
  }

  long stateWrites() {
    return sources.writes() + alarms.writes();
  }

  private final class Collected implements Outlets {
    @Override
    public void telemetry(List<String> bodies) {
      bodies.forEach(body -> telemetry.add(new Body(now, body)));
    }

    @Override
    public void production(List<String> bodies) {
      bodies.forEach(body -> production.add(new Body(now, body)));
    }
  }
}
