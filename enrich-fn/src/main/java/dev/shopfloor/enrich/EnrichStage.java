package dev.shopfloor.enrich;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.json.TelemetryPacker;
import dev.shopfloor.runtime.QuarantineStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One invocation: all messages are enriched, handed on, and accounted for.
 *
 * <p>It is all or nothing. What fails half way is taken again as a whole, and everything behind
 * this stage takes a repeat for what it is: points by their time and value, alerts by their event
 * id, quarantine items by their content.
 */
public final class EnrichStage {
  private final Enricher enricher;
  private final Outlets outlets;
  private final AlertRaiser alerts;
  private final QuarantineStore quarantine;
  private final RebirthRequests requests;
  // one invocation runs at a time on Lambda; where several do, each of the others makes its own
  private final AtomicReference<@Nullable Workspace> spare = new AtomicReference<>();

  /** A stage between these ports, where no source can be asked for anything. */
  public EnrichStage(
      Enricher enricher, Outlets outlets, AlertRaiser alerts, QuarantineStore quarantine) {
    this(enricher, outlets, alerts, quarantine, RebirthRequests.NONE);
  }

  /** A stage between these ports. */
  public EnrichStage(
      Enricher enricher,
      Outlets outlets,
      AlertRaiser alerts,
      QuarantineStore quarantine,
      RebirthRequests requests) {
    this.enricher = enricher;
    this.outlets = outlets;
    this.alerts = alerts;
    this.quarantine = quarantine;
    this.requests = requests;
  }

  /**
   * How an invocation ended.
   *
   * @param ledger its account, balanced either way
   * @param failure why all messages are to be taken again; null when all is done
   */
  public record Run(Ledger ledger, @Nullable RuntimeException failure) {}

  /** Runs the stage; it never throws. */
  public Run run(EventBatch batch) {
    try {
      return new Run(handOn(batch), null);
    } catch (RuntimeException failure) {
      Ledger returned = new Ledger(Stage.ENRICH);
      returned.take(Subject.MESSAGES, batch.envelopes().size());
      returned.count(Subject.MESSAGES, Outcome.RETURNED, batch.envelopes().size());
      return new Run(returned, failure);
    }
  }

  private Ledger handOn(EventBatch batch) {
    Workspace free = spare.getAndSet(null);
    Workspace workspace = free == null ? new Workspace() : free;
    Ledger ledger = handOn(batch, new Enrichment(workspace));
    // not after a failure, which may have left something half done
    spare.set(workspace);
    return ledger;
  }

  private Ledger handOn(EventBatch batch, Enrichment enriched) {
    for (Envelope envelope : batch.envelopes()) {
      enricher.enrich(envelope, enriched);
    }
    Ledger ledger = enriched.ledger();
    send(enriched, ledger);
    if (!enriched.observations().isEmpty()) {
      ledger.note("alerts", alerts.process(enriched.observations()));
    }
    if (!enriched.quarantined().isEmpty()) {
      quarantine.keep(enriched.quarantined());
    }
    // last, so that what fails before is still there to be taken again
    enricher.forget(enriched);
    enricher.askForRebirths(enriched, requests);
    enriched.measure();
    return ledger;
  }

  private void send(Enrichment enriched, Ledger ledger) {
    TelemetryPacker packer = enriched.workspace().packer();
    pack(enriched.sets(), false, packer);
    List<String> telemetry = packer.finish();
    if (!telemetry.isEmpty()) {
      outlets.telemetry(telemetry);
    }
    int production = pack(enriched.sets(), true, packer);
    if (production > 0) {
      outlets.production(packer.finish());
    }
    ledger.note("productionForwarded", production);
  }

  /** Packs all points, or those that production counts; returns how many. */
  private static int pack(
      Map<AssetContext, PointSet> sets, boolean productionOnly, TelemetryPacker packer) {
    int packed = 0;
    for (Map.Entry<AssetContext, PointSet> entry : sets.entrySet()) {
      PointSet set = entry.getValue();
      for (int at = 0; at < set.size(); at++) {
        PointRow point = set.get(at);
        if (!productionOnly || point.role().production()) {
          packer.add(entry.getKey(), point);
          packed++;
        }
      }
    }
    return packed;
  }
}
