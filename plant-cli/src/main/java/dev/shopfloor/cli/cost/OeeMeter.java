package dev.shopfloor.cli.cost;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.oee.Ingest;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import java.util.List;

/** OeeFunction's own way into minute buckets, whose table counts. */
final class OeeMeter {
  private final MeteredBuckets buckets = new MeteredBuckets();
  private final CallLogs logs = new CallLogs();
  private final Ingest ingest;

  OeeMeter(PlantModel plant) {
    ingest =
        new Ingest(
            new MapPlantDirectory(plant),
            buckets,
            new MeteredQuarantine(),
            (what, cause) -> {
              if (cause != null) {
                throw new IllegalStateException(what, cause);
              }
            });
  }

  /** One call with these bodies. */
  void call(List<Body> bodies) {
    Ledger ledger = new Ledger(Stage.OEE);
    ingest.take(Body.queued(bodies, "ProductionQueue"), ledger);
    logs.add(ledger);
  }

  MeteredBuckets buckets() {
    return buckets;
  }

  /** The bytes that a call writes to its log in the mean. */
  double logBytes() {
    return logs.mean();
  }
}
