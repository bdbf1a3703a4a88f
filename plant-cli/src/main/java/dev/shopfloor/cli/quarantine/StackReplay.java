package dev.shopfloor.cli.quarantine;

import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.runtime.aws.QuarantineReader;
import dev.shopfloor.runtime.aws.QuarantineRemoval;
import dev.shopfloor.runtime.aws.QuarantineTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sends the records of a deployed stack through again and takes them out of its quarantine. What
 * fails again comes back as a record of its own; nothing is sent twice in one replay, so none goes
 * round.
 */
public final class StackReplay {
  private final DynamoDbClient dynamo;
  private final String table;
  private final FirstStage stage;

  /** A replay of the records in this table. */
  public StackReplay(DynamoDbClient dynamo, String table, FirstStage stage) {
    this.dynamo = dynamo;
    this.table = table;
    this.stage = stage;
  }

  /** All records, the oldest receipt first. */
  public static List<KeptRecord> records(List<QuarantineReader.Batch> batches) {
    return batches.stream().flatMap(batch -> batch.records().stream()).map(KeptRecord::of).toList();
  }

  /**
   * What a replay gave.
   *
   * @param passed records that were sent and are not there again; a queue takes its time, so of
   *     later stages this says only that they were sent
   * @param back records that are refused again, with what they are now
   * @param skipped records whose bytes are no message
   * @param failure why it ended before the last record; null when it did not. What had been sent is
   *     still in quarantine, and may be sent again
   */
  public record Result(
      List<KeptRecord> passed,
      Map<KeptRecord, Quarantined> back,
      List<KeptRecord> skipped,
      @Nullable RuntimeException failure) {}

  /**
   * Sends records.
   *
   * @param batches as read from the table
   * @param wanted ids of the records to send
   */
  public Result run(List<QuarantineReader.Batch> batches, Set<String> wanted) {
    List<KeptRecord> skipped = new ArrayList<>();
    Map<QuarantineReader.Batch, List<KeptRecord>> chosen = new LinkedHashMap<>();
    for (QuarantineReader.Batch batch : batches) {
      for (KeptRecord kept : records(List.of(batch))) {
        if (wanted.contains(kept.id())) {
          if (!message(kept.record())) {
            skipped.add(kept);
          } else {
            chosen.computeIfAbsent(batch, first -> new ArrayList<>()).add(kept);
          }
        }
      }
    }
    QuarantineRemoval removal = new QuarantineRemoval(dynamo, table, UUID.randomUUID().toString());
    // all marks before the first message: one message may come back into several batches
    chosen.keySet().forEach(removal::begin);
    List<KeptRecord> sent = new ArrayList<>();
    Set<KeptRecord.Message> done = new HashSet<>();
    RuntimeException failure = null;
    for (Map.Entry<QuarantineReader.Batch, List<KeptRecord>> entry : chosen.entrySet()) {
      try {
        for (KeptRecord kept : entry.getValue()) {
          if (done.add(kept.message())) {
            stage.send(kept.record());
          }
        }
        takeOut(entry.getKey(), entry.getValue(), removal);
        sent.addAll(entry.getValue());
      } catch (RuntimeException notSent) {
        failure = notSent;
        break;
      }
    }
    return result(sent, skipped, failure);
  }

  /**
   * Whether the record's bytes can be handed to its stage again. What EnrichFunction could not open
   * holds no payload; the work-order bridge gets its whole message back, which a later release or a
   * mended plant file may read.
   */
  private static boolean message(Quarantined record) {
    return record.reason() != Reason.MALFORMED_ENVELOPE
        || record.stage().equals(Stage.WORKORDER.word());
  }

  private void takeOut(
      QuarantineReader.Batch batch, List<KeptRecord> sent, QuarantineRemoval removal) {
    Set<String> ids = new HashSet<>();
    sent.forEach(kept -> ids.add(kept.id()));
    List<Quarantined> rest =
        records(List.of(batch)).stream()
            .filter(kept -> !ids.contains(kept.id()))
            .map(KeptRecord::record)
            .toList();
    if (!rest.isEmpty()) {
      new QuarantineTable(dynamo, table, Clock.systemUTC()).keep(rest);
    }
    removal.finish(batch);
  }

  private Result result(
      List<KeptRecord> sent, List<KeptRecord> skipped, @Nullable RuntimeException failure) {
    List<Quarantined> now =
        new QuarantineReader(dynamo, table)
            .all().stream().flatMap(batch -> batch.records().stream()).toList();
    Comeback comeback = new Comeback(now);
    List<KeptRecord> passed = new ArrayList<>();
    Map<KeptRecord, Quarantined> back = new LinkedHashMap<>();
    for (KeptRecord kept : sent) {
      Quarantined again = comeback.of(kept);
      if (again == null) {
        passed.add(kept);
      } else {
        back.put(kept, again);
      }
    }
    return new Result(passed, back, skipped, failure);
  }
}
