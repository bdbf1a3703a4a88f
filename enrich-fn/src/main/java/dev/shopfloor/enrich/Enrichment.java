package dev.shopfloor.enrich;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation makes of its messages, with the account of it. Not safe for use by several
 * threads.
 */
public final class Enrichment {
  private final Map<AssetContext, List<EnrichedPoint>> points = new LinkedHashMap<>();
  private final List<AlarmObservation> observations = new ArrayList<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final Set<Sighting> seen = new HashSet<>();
  private final Ledger ledger = new Ledger(Stage.ENRICH);

  /** The points to be handed on, by context. */
  public Map<AssetContext, List<EnrichedPoint>> points() {
    return points;
  }

  /** What may raise or clear an alarm among them. */
  public List<AlarmObservation> observations() {
    return observations;
  }

  /** What goes to quarantine, late points included. */
  public List<Quarantined> quarantined() {
    return quarantined;
  }

  /** The account, which holds if everything is handed on. */
  public Ledger ledger() {
    return ledger;
  }

  void message(Outcome outcome) {
    ledger.take(Subject.MESSAGES, 1);
    ledger.count(Subject.MESSAGES, outcome, 1);
  }

  void refuse(Quarantined whole) {
    message(Outcome.QUARANTINED);
    quarantined.add(whole);
  }

  /** Adds a point unless this invocation has it already. */
  void point(AssetContext context, EnrichedPoint point, @Nullable Condition condition) {
    ledger.take(Subject.POINTS, 1);
    Sighting sighting =
        new Sighting(
            context.key(), point.tag(), point.time(), point.sequence(), point.value(), condition);
    if (!seen.add(sighting)) {
      ledger.count(Subject.POINTS, Outcome.DUPLICATE, 1);
      return;
    }
    ledger.count(Subject.POINTS, Outcome.FORWARDED, 1);
    points.computeIfAbsent(context, first -> new ArrayList<>()).add(point);
  }

  void observation(AlarmObservation observation) {
    observations.add(observation);
  }

  /** Adds points that share one quarantine record. */
  void keep(Quarantined record, Outcome outcome, int number) {
    ledger.take(Subject.POINTS, number);
    ledger.count(Subject.POINTS, outcome, number);
    quarantined.add(record);
  }

  private record Sighting(
      AssetKey asset,
      String tag,
      long time,
      long sequence,
      Value value,
      @Nullable Condition condition) {}
}
