package dev.shopfloor.cli.cost;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.oee.Ingest;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.QueuedMessage;
import java.util.ArrayList;
import java.util.List;

/** OeeFunction's own way into minute buckets, whose table counts. */
final class OeeMeter {
  private final MeteredBuckets buckets = new MeteredBuckets();
  private final Ingest ingest;
  private long logBytes;
  private long calls;

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
    List<QueuedMessage> messages = new ArrayList<>();
    for (Body body : bodies) {
      messages.add(
          new QueuedMessage(
              Integer.toString(messages.size()),
              body.text(),
              "ProductionQueue",
              body.rx() / 1_000_000,
              1));
    }
    Ledger ledger = new Ledger(Stage.OEE);
    ingest.take(messages, ledger);
    calls++;
    logBytes += LogLines.of(ledger);
  }

  MeteredBuckets buckets() {
    return buckets;
  }

  /** The bytes that a call writes to its log in the mean. */
  double logBytes() {
    return calls == 0 ? 0 : (double) logBytes / calls;
  }
}
