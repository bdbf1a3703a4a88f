package dev.shopfloor.bench;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.workorder.Assets;
import dev.shopfloor.workorder.Audit;
import dev.shopfloor.workorder.Backoff;
import dev.shopfloor.workorder.Bridge;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Drain;
import dev.shopfloor.workorder.DryRunCmms;
import dev.shopfloor.workorder.Envelopes;
import dev.shopfloor.workorder.MemoryStore;
import dev.shopfloor.workorder.ReadBack;
import dev.shopfloor.workorder.Verdict;
import dev.shopfloor.workorder.Worker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * AlertToWorkOrderFunction's way with its outbox in memory, the profile {@code dry-run} and an
 * empty past. What goes to the bus is encoded.
 */
final class AlertBridge {
  private static final long SECOND = 1_000_000_000L;
  private static final long INVOCATION_MILLIS = 60_000;

  private final MemoryStore store = new MemoryStore();
  private final Consumer<Object> sink;
  private final Bridge bridge;
  private int leases;

  /**
   * A bridge.
   *
   * @param sink takes what goes to the bus
   */
  AlertBridge(PlantDirectory plant, Consumer<Object> sink) {
    this.sink = sink;
    Cmms cmms = new DryRunCmms();
    Assets assets = new Assets(plant);
    Worker worker =
        new Worker(
            new Worker.Tools(store, cmms, assets, this::publish, new Backoff(new Random(7))),
            () -> "lease-" + leases++);
    bridge =
        new Bridge(
            new Envelopes(plant),
            store,
            assets,
            AlertBridge::defect,
            worker,
            new Drain(store, worker, AlertBridge::defect),
            new ReadBack(store, cmms),
            AlertBridge::defect);
  }

  private void publish(List<? extends ShopfloorEvent> events) {
    for (ShopfloorEvent event : events) {
      sink.accept(EventCodec.detail(event));
    }
  }

  private static void defect(Object what) {
    throw new IllegalStateException(what.toString());
  }

  private static void defect(String what, RuntimeException failure) {
    throw new IllegalStateException(what, failure);
  }

  /**
   * Does an invocation, two seconds after its alert.
   *
   * @param event as Lambda hands it over
   * @param time of the alert, ns since the epoch
   * @return the partial batch response
   */
  byte[] handle(byte[] event, long time) throws IOException {
    Ledger ledger = new Ledger(Stage.WORKORDER);
    return SqsBatch.response(
        bridge.handle(
            SqsBatch.read(new ByteArrayInputStream(event)),
            () -> time + 2 * SECOND,
            () -> INVOCATION_MILLIS,
            ledger));
  }

  /** How often something was decided. */
  long decided(Verdict verdict) {
    return store.keys().stream()
        .flatMap(key -> store.audits(key).stream())
        .map(Audit::verdict)
        .filter(verdict::equals)
        .count();
  }
}
