package dev.shopfloor.writer;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.runtime.QuarantineStore;
import dev.shopfloor.runtime.QueuedMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes telemetry messages to the store and accounts for each point.
 *
 * <p>A message is acknowledged when each of its points is stored, a duplicate, or kept in
 * quarantine; else it comes again as a whole, and all its points count as returned. Points of it
 * that the store has taken are then written again, which changes nothing. A message that only a
 * later release can read comes again until that release takes it.
 */
public final class WriterService {
  private final PointWriter writer;
  private final RecordLayout layout;
  private final QuarantineStore quarantine;

  /**
   * A writer to a store.
   *
   * @param store where the points go
   * @param layout the form of record that this store keeps whole
   * @param quarantine for what the store refuses
   */
  public WriterService(TimeSeriesStore store, RecordLayout layout, QuarantineStore quarantine) {
    writer = new PointWriter(store, layout);
    this.layout = layout;
    this.quarantine = quarantine;
  }

  /**
   * Processes the messages of one invocation.
   *
   * @param deadline by which all requests to the store must have ended
   */
  public WriterResult process(List<QueuedMessage> messages, Deadline deadline) {
    List<TakenMessage> taken = messages.stream().map(TakenMessage::read).toList();
    List<MessageFate> fates = write(taken, deadline);
    Ledger ledger = new Ledger(Stage.WRITER);
    Set<String> remarks = new LinkedHashSet<>();
    List<String> returned = new ArrayList<>();
    List<MessageFate> done = new ArrayList<>();
    for (MessageFate fate : fates) {
      ledger.take(Subject.POINTS, fate.message().size());
      if (fate.open()) {
        giveBack(fate, ledger, returned);
        remark(fate, remarks);
      } else {
        done.add(fate);
      }
    }
    List<MessageFate> unkept = keep(done, remarks);
    for (MessageFate fate : done) {
      if (unkept.contains(fate)) {
        giveBack(fate, ledger, returned);
      } else {
        fate.count(ledger);
      }
    }
    return new WriterResult(returned, ledger, List.copyOf(remarks));
  }

  private List<MessageFate> write(List<TakenMessage> taken, Deadline deadline) {
    RecordAssembly assembly = new RecordAssembly(layout);
    int[] sizes = new int[taken.size()];
    for (int at = 0; at < sizes.length; at++) {
      TelemetryMessage telemetry = taken.get(at).telemetry();
      if (telemetry != null) {
        sizes[at] = telemetry.points().size();
        assembly.add(at, telemetry);
      }
    }
    PointOutcomes outcomes = new PointOutcomes(sizes);
    writer.write(assembly.records(), outcomes, deadline);
    List<MessageFate> fates = new ArrayList<>(taken.size());
    for (int at = 0; at < sizes.length; at++) {
      fates.add(new MessageFate(taken.get(at), outcomes.of(at)));
    }
    return fates;
  }

  /** The messages whose quarantine records could not be kept; none, or all that have some. */
  private List<MessageFate> keep(List<MessageFate> done, Set<String> remarks) {
    List<MessageFate> hit = new ArrayList<>();
    List<Quarantined> records = new ArrayList<>();
    for (MessageFate fate : done) {
      List<Quarantined> own = fate.quarantined();
      if (!own.isEmpty()) {
        hit.add(fate);
        records.addAll(own);
      }
    }
    if (hit.isEmpty()) {
      return List.of();
    }
    try {
      quarantine.keep(records);
      records.forEach(record -> remarks.add(record.reason() + ": " + record.message()));
      return List.of();
    } catch (RuntimeException unkept) {
      remarks.add("quarantine could not be written: " + unkept.getMessage());
      return hit;
    }
  }

  private static void giveBack(MessageFate fate, Ledger ledger, List<String> returned) {
    ledger.count(Subject.POINTS, Outcome.RETURNED, fate.message().size());
    returned.add(fate.message().queued().id());
  }

  private static void remark(MessageFate fate, Set<String> remarks) {
    if (fate.message().newer()) {
      remarks.add("a message of TelemetryQueue: " + fate.message().problem());
    }
    for (WriteOutcome outcome : fate.outcomes()) {
      if (outcome instanceof WriteOutcome.RetryAfter retry) {
        remarks.add("to be written again: " + retry.reason());
      }
    }
  }
}
