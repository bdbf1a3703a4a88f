package dev.shopfloor.writer.faults;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.writer.WriterResult;
import dev.shopfloor.writer.faults.ModelQueue.Delivery;
import dev.shopfloor.writer.faults.Verdicts.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the ledger of each invocation, and of all, against the plan. */
final class Accounts {
  private final StoreRules rules;
  private final Verdicts verdicts;
  private final Ledger all = new Ledger(Stage.WRITER);
  private long done;

  Accounts(StoreRules rules, Verdicts verdicts) {
    this.rules = rules;
    this.verdicts = verdicts;
  }

  /**
   * The account of one invocation that came to its end.
   *
   * @throws AssertionError when it does not say what the plan says
   */
  synchronized void check(List<Delivery> batch, WriterResult result) {
    Set<String> returned = new HashSet<>(result.returned());
    Fate fate = new Fate(0, 0, 0);
    long points = 0;
    long again = 0;
    for (Delivery one : batch) {
      PlantedMessage message = one.entry().message;
      points += message.size();
      if (returned.contains(message.id())) {
        again += message.size();
      } else {
        fate = fate.and(verdicts.fate(message));
      }
    }
    Ledger ledger = result.ledger();
    equal("taken", points, ledger.taken(Subject.POINTS));
    equal("difference", 0, ledger.difference(Subject.POINTS));
    equal("returned", again, ledger.counted(Subject.POINTS, Outcome.RETURNED));
    equal("quarantined", fate.refused(), ledger.counted(Subject.POINTS, Outcome.QUARANTINED));
    equal("late", fate.late(), ledger.counted(Subject.POINTS, Outcome.LATE));
    long duplicate = ledger.counted(Subject.POINTS, Outcome.DUPLICATE);
    equal(
        "stored or duplicate",
        fate.stored(),
        ledger.counted(Subject.POINTS, Outcome.STORED) + duplicate);
    if (rules.keeping() != Keeping.HIGHEST) {
      equal("duplicate", duplicates(batch, returned), duplicate);
    }
    all.add(ledger);
    done += points - again;
  }

  /** Points that lose to another of the same batch; a store that merges tells of no others. */
  private long duplicates(List<Delivery> batch, Set<String> returned) {
    Map<Place, EnrichedPoint> winners = new HashMap<>();
    for (Delivery one : batch) {
      PlantedMessage message = one.entry().message;
      each(
          message,
          (place, point) ->
              winners.merge(place, point, (a, b) -> b.sequence() > a.sequence() ? b : a));
    }
    long[] losers = {0};
    Set<Place> counted = new HashSet<>();
    for (Delivery one : batch) {
      PlantedMessage message = one.entry().message;
      each(
          message,
          (place, point) -> {
            // of equal ones the first is kept
            boolean wins = point.sequence() == winners.get(place).sequence() && counted.add(place);
            if (!wins && !returned.contains(message.id())) {
              losers[0]++;
            }
          });
    }
    return losers[0];
  }

  /** Takes a point and where the store keeps it. */
  private interface Visitor {
    void visit(Place place, EnrichedPoint point);
  }

  private void each(PlantedMessage message, Visitor visitor) {
    if (message.telemetry() == null) {
      return;
    }
    AssetContext asset = message.telemetry().context();
    String series = Verdicts.series(asset, message.points());
    for (EnrichedPoint point : message.points()) {
      if (verdicts.of(point) == Verdict.STORED && !Verdicts.isCover(asset, point)) {
        visitor.visit(new Place(series, point.time(), List.of(point.tag())), point);
      }
    }
  }

  /** That the account of all invocations together adds up. */
  synchronized void check() {
    equal("difference of all", 0, all.difference(Subject.POINTS));
    equal("received of all", done, all.received(Subject.POINTS));
  }

  private static void equal(String what, long wanted, long counted) {
    if (wanted != counted) {
      throw new AssertionError("%s: %d, not %d".formatted(what, counted, wanted));
    }
  }
}
