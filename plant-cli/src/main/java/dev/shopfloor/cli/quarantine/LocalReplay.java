package dev.shopfloor.cli.quarantine;

import dev.shopfloor.cli.enrich.EnrichTrial;
import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.cli.enrich.TrialAccount;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends the records of a data folder through the first stage of a desk, which tells whether a plant
 * file mends them. The plant's own stores are not touched.
 */
public final class LocalReplay {
  private static final int BATCH = 500;

  private final Path data;

  /** A replay that notes in this data folder what passed. */
  public LocalReplay(Path data) {
    this.data = data;
  }

  /**
   * What a replay gave.
   *
   * @param passed records that went through
   * @param back records that are refused again, or wait
   * @param skipped records whose bytes are no message for the first stage
   * @param account of the messages of those that passed or came back
   */
  public record Result(
      List<KeptRecord> passed,
      List<KeptRecord> back,
      List<KeptRecord> skipped,
      TrialAccount account) {}

  /** Sends records through, the oldest receipt first, and prints what becomes of them. */
  public Result run(PlantModel plant, List<KeptRecord> records, OutcomeLines lines)
      throws IOException {
    List<KeptRecord> skipped = records.stream().filter(kept -> !message(kept.record())).toList();
    List<KeptRecord> sent =
        records.stream()
            .filter(kept -> message(kept.record()))
            .sorted(Comparator.comparingLong(kept -> kept.record().rx()))
            .toList();
    EnrichTrial trial = new EnrichTrial(plant, lines, BATCH);
    List<Quarantined> refused = new ArrayList<>();
    Set<KeptRecord.Message> taken = new HashSet<>();
    for (KeptRecord kept : sent) {
      if (taken.add(kept.message())) {
        refused.addAll(trial.take(envelope(kept.record()), kept.shortId()));
      }
    }
    TrialAccount account = trial.finish();
    Set<KeptRecord.Message> waiting = new HashSet<>();
    trial.waiting().forEach(message -> waiting.add(message(message)));
    Comeback comeback = new Comeback(refused);
    List<KeptRecord> passed = new ArrayList<>();
    List<KeptRecord> back = new ArrayList<>();
    for (KeptRecord kept : sent) {
      boolean through = comeback.of(kept) == null && !waiting.contains(kept.message());
      (through ? passed : back).add(kept);
    }
    new PassedFile(data).note(ids(sent), ids(passed));
    return new Result(passed, back, skipped, account);
  }

  /** Whether the first stage can take the record's bytes as a message's payload. */
  static boolean message(Quarantined record) {
    return record.stage().equals(Stage.ENRICH.word())
        && record.reason() != Reason.MALFORMED_ENVELOPE
        && record.reason() != Reason.INVALID_TOPIC;
  }

  private static Envelope envelope(Quarantined record) {
    return new Envelope.RawMessage(record.topic(), record.rx(), record.bytes(), null, null, null);
  }

  private static KeptRecord.Message message(Envelope.RawMessage message) {
    return new KeptRecord.Message(
        message.topic(), message.rx(), java.nio.ByteBuffer.wrap(message.bytes()));
  }

  private static List<String> ids(List<KeptRecord> records) {
    return records.stream().map(KeptRecord::id).toList();
  }
}
