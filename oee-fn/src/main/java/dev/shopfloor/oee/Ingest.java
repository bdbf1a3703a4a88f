package dev.shopfloor.oee;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.runtime.QuarantineStore;
import dev.shopfloor.runtime.QueuedMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes telemetry messages into minute buckets.
 *
 * <p>A message is done when all its points are in the table or in quarantine; else it comes again
 * as a whole and all its points count as returned. Taking it again changes nothing that is there.
 * What only a later release can read comes again until that release takes it.
 */
public final class Ingest {
  private final MessageReader reader;
  private final BucketWriter writer;
  private final QuarantineStore quarantine;
  private final Trouble trouble;

  /** Takes messages about the assets of a directory. */
  public Ingest(
      PlantDirectory directory, OeeStore store, QuarantineStore quarantine, Trouble trouble) {
    this.reader = new MessageReader(directory, trouble);
    this.writer = new BucketWriter(store, quarantine);
    this.quarantine = quarantine;
    this.trouble = trouble;
  }

  /**
   * Takes a batch.
   *
   * @param ledger gets the account of every point
   * @return ids of the messages that have to come again
   */
  public Set<String> take(List<QueuedMessage> messages, Ledger ledger) {
    List<Delivery> deliveries = messages.stream().map(reader::read).toList();
    Map<AssetKey, Map<Long, List<Placed>>> buckets = new TreeMap<>(AssetKeys.ORDER);
    for (Delivery delivery : deliveries) {
      for (Placed placed : delivery.placed()) {
        buckets
            .computeIfAbsent(placed.asset(), key -> new TreeMap<>())
            .computeIfAbsent(placed.minute(), key -> new ArrayList<>())
            .add(placed);
      }
    }
    buckets.forEach(this::write);
    keepRefused(deliveries);
    Set<String> again = new TreeSet<>();
    for (Delivery delivery : deliveries) {
      account(delivery, ledger);
      if (delivery.failed()) {
        again.add(delivery.message().id());
      }
    }
    return again;
  }

  private void write(AssetKey asset, Map<Long, List<Placed>> minutes) {
    try {
      long sealedTo = writer.sealedTo(asset);
      minutes.forEach((minute, placed) -> write(asset, minute, placed, sealedTo));
    } catch (RuntimeException unavailable) {
      trouble.tell("the buckets of asset %s cannot be written now".formatted(asset), unavailable);
      minutes.values().forEach(Ingest::fail);
    }
  }

  private void write(AssetKey asset, long minute, List<Placed> placed, long sealedTo) {
    try {
      writer.write(asset, minute, placed, sealedTo);
    } catch (RuntimeException unavailable) {
      trouble.tell(
          "minute %d of asset %s cannot be written now".formatted(minute, asset), unavailable);
      fail(placed);
    }
  }

  private static void fail(List<Placed> placed) {
    placed.forEach(one -> one.delivery().fail());
  }

  private void keepRefused(List<Delivery> deliveries) {
    Map<Delivery, List<Quarantined>> refused = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      if (!delivery.failed() && !delivery.refused().isEmpty()) {
        refused.put(delivery, delivery.refused());
      }
    }
    if (refused.isEmpty()) {
      return;
    }
    try {
      quarantine.keep(refused.values().stream().flatMap(List::stream).toList());
    } catch (RuntimeException unavailable) {
      trouble.tell("the quarantine cannot be written now", unavailable);
      refused.keySet().forEach(Delivery::fail);
    }
  }

  private static void account(Delivery delivery, Ledger ledger) {
    ledger.take(Subject.POINTS, delivery.points());
    if (delivery.failed()) {
      ledger.count(Subject.POINTS, Outcome.RETURNED, delivery.points());
    } else {
      delivery.outcomes().forEach((outcome, n) -> ledger.count(Subject.POINTS, outcome, n));
      delivery.notes().forEach(ledger::note);
    }
  }
}
