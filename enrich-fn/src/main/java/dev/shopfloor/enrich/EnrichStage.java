package dev.shopfloor.enrich;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.json.TelemetryPacker;
import dev.shopfloor.runtime.QuarantineStore;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
    Enrichment enriched = new Enrichment();
    for (Envelope envelope : batch.envelopes()) {
      enricher.enrich(envelope, enriched);
    }
    Ledger ledger = enriched.ledger();
    send(enriched.points(), ledger);
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

  private void send(Map<AssetContext, List<EnrichedPoint>> points, Ledger ledger) {
    // one after the other: two generators open at once would find only one recycled buffer
    Packed telemetry = pack(points, point -> true);
    if (!telemetry.bodies().isEmpty()) {
      outlets.telemetry(telemetry.bodies());
    }
    Packed production = pack(points, point -> point.role().production());
    if (!production.bodies().isEmpty()) {
      outlets.production(production.bodies());
    }
    ledger.note("productionForwarded", production.points());
  }

  private static Packed pack(
      Map<AssetContext, List<EnrichedPoint>> points, Predicate<EnrichedPoint> wanted) {
    TelemetryPacker packer = new TelemetryPacker();
    int number = 0;
    for (Map.Entry<AssetContext, List<EnrichedPoint>> group : points.entrySet()) {
      for (EnrichedPoint point : group.getValue()) {
        if (wanted.test(point)) {
          packer.add(group.getKey(), point);
          number++;
        }
      }
    }
    return new Packed(packer.finish(), number);
  }

  private record Packed(List<String> bodies, int points) {}
}
