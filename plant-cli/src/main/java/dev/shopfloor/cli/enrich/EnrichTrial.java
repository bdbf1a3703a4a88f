package dev.shopfloor.cli.enrich;

import dev.shopfloor.enrich.AlertRaiser;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.Enrichment;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.enrich.MemoryAlarmStore;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first stage without AWS: EnrichFunction's own parts with a memory for their tables. What
 * becomes of each message is printed before the next is taken.
 */
public final class EnrichTrial {
  private final MemorySourceStore sources = new MemorySourceStore();
  private final Ledger ledger = new Ledger(Stage.ENRICH);
  private final Enricher enricher;
  private final AlertRaiser alerts;
  private final OutcomeLines lines;
  private final int batch;
  private Enrichment open;
  private int taken;
  private long messages;

  /**
   * A trial on this plant.
   *
   * @param batch how many messages make one invocation, 1 or more: a repeat is told from a new
   *     message only within one
   */
  public EnrichTrial(PlantModel plant, OutcomeLines lines, int batch) {
    this.enricher = new Enricher(new MapPlantDirectory(plant), sources);
    this.alerts = new AlertRaiser(new MemoryAlarmStore(), raised -> raised.forEach(lines::alert));
    this.lines = lines;
    this.batch = batch;
    this.open = new Enrichment(lines::point);
  }

  /**
   * Takes a message and prints what becomes of it.
   *
   * @param place where it stands, for the line of a refusal; null when that says nothing
   * @return what of it, and of what had waited for it, is refused
   */
  public List<Quarantined> take(Envelope message, @Nullable String place) {
    messages++;
    enricher.enrich(message, open);
    List<Quarantined> refused = List.copyOf(open.quarantined());
    open.quarantined().clear();
    refused.forEach(record -> lines.quarantined(record, bytesOf(message, record) ? place : null));
    if (!open.observations().isEmpty()) {
      open.ledger().note("alerts", alerts.process(open.observations()));
      open.observations().clear();
    }
    if (++taken == batch) {
      endBatch();
    }
    return refused;
  }

  /** A refused message that has waited stands elsewhere than the one that ended its wait. */
  @SuppressWarnings("ReferenceEquality") // the very bytes, which is quick and says enough
  private static boolean bytesOf(Envelope message, Quarantined record) {
    return switch (message) {
      case Envelope.RawMessage readable -> readable.bytes() == record.bytes();
      case Envelope.Broken broken -> broken.bytes() == record.bytes();
    };
  }

  private void endBatch() {
    enricher.forget(open);
    // nobody can be asked at a desk; the account says that somebody would be
    enricher.askForRebirths(open, (source, rx) -> true);
    ledger.add(open.ledger());
    open = new Enrichment(lines::point);
    taken = 0;
  }

  /** The messages that wait for an announcement of their source. */
  public List<Envelope.RawMessage> waiting() {
    return sources.waiting().stream().map(SourceStore.Parked::message).toList();
  }

  /** Ends the trial: prints what still waits, and tells the account. */
  public TrialAccount finish() {
    endBatch();
    List<Envelope.RawMessage> waiting = waiting();
    waiting.forEach(message -> lines.parked(message.topic(), message.rx()));
    return new TrialAccount(messages, waiting.size(), ledger);
  }
}
