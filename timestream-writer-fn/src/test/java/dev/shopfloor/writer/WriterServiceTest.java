package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.message;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.unhurried;
import static dev.shopfloor.writer.Readings.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.runtime.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WriterServiceTest {
  private final List<Quarantined> quarantine = new ArrayList<>();
  private final List<StoreRecord> written = new ArrayList<>();
  private Function<StoreRecord, WriteOutcome> store = record -> WriteOutcome.STORED;
  private boolean quarantineAway;
  private final WriterService service =
      new WriterService(this::write, RecordLayout.INSTANT, this::keep);

  @Test
  void everyPointOfAGoodBatchIsStoredAndEveryMessageAcknowledged() {
    WriterResult result =
        process(
            message("m1", PRESS, point("a", NOON, 1), point("b", NOON, 2)),
            message("m2", PRESS, point("a", NOON + SECOND, 3)));
    assertThat(result.returned()).isEmpty();
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.STORED, 3L));
    assertThat(written).hasSize(2);
    assertThat(quarantine).isEmpty();
    assertThat(result.remarks()).isEmpty();
  }

  @Test
  void aMessageThatCannotBeReadIsQuarantinedWithItsBytesAndCountsAsOnePoint() {
    WriterResult result =
        process(unreadable("bad", "{\"v\":1,"), message("m1", PRESS, point("a", NOON, 1)));
    assertThat(result.returned()).isEmpty();
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.STORED, 1L, Outcome.QUARANTINED, 1L));
    Quarantined kept = quarantine.getFirst();
    assertThat(kept.reason()).isEqualTo(Reason.MALFORMED_TELEMETRY);
    assertThat(kept.bytes()).isEqualTo("{\"v\":1,".getBytes(StandardCharsets.UTF_8));
    assertThat(kept.topic()).isEqualTo("TelemetryQueue");
    assertThat(kept.stage()).isEqualTo("writer");
    assertThat(kept.rx()).isEqualTo(NOON);
  }

  @Test
  void aMessageThatOnlyALaterReleaseCanReadWaitsForItAndKeepsNoOtherBack() {
    WriterResult result =
        process(
            unreadable("later", "{\"v\":2,\"points\":{\"packed\":\"H4sI\"}}"),
            message("m1", PRESS, point("a", NOON, 1)));
    assertThat(result.returned()).containsExactly("later");
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.STORED, 1L, Outcome.RETURNED, 1L));
    assertThat(quarantine).isEmpty();
    assertThat(result.remarks())
        .singleElement()
        .asString()
        .contains("version 2", "waits for the release that wrote it");
  }

  @Test
  void ofTwoValuesForOneInstantTheLoserIsADuplicate() {
    WriterResult result =
        process(
            message("m1", PRESS, point("a", NOON, 1)), message("m2", PRESS, point("a", NOON, 1)));
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.STORED, 1L, Outcome.DUPLICATE, 1L));
    assertThat(result.returned()).isEmpty();
  }

  @Test
  void theLoserComesAgainWithTheWinnerThatIsNotDecided() {
    store = record -> new WriteOutcome.RetryAfter(Duration.ZERO, "busy");
    WriterResult result =
        process(
            message("m1", PRESS, point("a", NOON, 1)), message("m2", PRESS, point("a", NOON, 2)));
    assertThat(result.returned()).containsExactly("m1", "m2");
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.RETURNED, 2L));
  }

  @Test
  void aMessageWithOnePointNotDecidedComesAgainAsAWhole() {
    store =
        record ->
            record.time() == NOON
                ? WriteOutcome.STORED
                : new WriteOutcome.RetryAfter(Duration.ZERO, "HTTP 503");
    WriterResult result =
        process(
            message("m1", PRESS, point("a", NOON, 1), point("a", NOON + SECOND, 2)),
            message("m2", PRESS, point("b", NOON, 3)));
    assertThat(result.returned()).containsExactly("m1");
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.RETURNED, 2L, Outcome.STORED, 1L));
    assertThat(result.remarks()).containsExactly("to be written again: HTTP 503");
  }

  @Test
  void ofARefusedRecordOnlyTheFieldAtFaultIsQuarantinedAndTheRestIsWrittenTogether() {
    store = record -> record.holds("b") ? new WriteOutcome.Rejected("type") : WriteOutcome.STORED;
    QueuedMessage message =
        message("m1", PRESS, point("a", NOON, 1), point("b", NOON, 2), point("c", NOON, 3));
    WriterResult result = process(message);
    assertThat(result.returned()).isEmpty();
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.STORED, 2L, Outcome.QUARANTINED, 1L));
    assertThat(written.getLast().fields())
        .as("a store that replaces rows keeps all good fields")
        .extracting(RecordField::tag)
        .containsExactly("a", "c");
    Quarantined kept = quarantine.getFirst();
    assertThat(kept.reason()).isEqualTo(Reason.STORE_REJECTED);
    assertThat(kept.field()).isEqualTo("b");
    assertThat(kept.asset()).isEqualTo("berlin/press07");
    assertThat(kept.message())
        .isEqualTo("the store refused 1 of 3 points, the first of tag b: type");
    assertThat(kept.bytes()).isEqualTo(message.body().getBytes(StandardCharsets.UTF_8));
    assertThat(kept.rx()).isEqualTo(NOON + SECOND);
  }

  @Test
  void aRecordWhoseEveryFieldIsRefusedIsQuarantinedWhole() {
    store = record -> new WriteOutcome.Rejected("no such bucket type");
    WriterResult result =
        process(
            message(
                "m1",
                Readings.KPI,
                point("scope", NOON, new Value.Text("asset")),
                point("oee", NOON, 1),
                point("quality", NOON, 1)));
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.QUARANTINED, 3L));
    assertThat(quarantine).hasSize(1);
    assertThat(quarantine.getFirst().field()).isNull();
  }

  @Test
  void aMessageIsNotAcknowledgedBeforeQuarantineHoldsWhatTheStoreRefused() {
    store = record -> record.holds("b") ? new WriteOutcome.Rejected("type") : WriteOutcome.STORED;
    quarantineAway = true;
    WriterResult result =
        process(
            message("m1", PRESS, point("b", NOON, 1)),
            unreadable("m2", "?"),
            message("m3", PRESS, point("a", NOON, 1)));
    assertThat(result.returned()).containsExactly("m1", "m2");
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.RETURNED, 2L, Outcome.STORED, 1L));
    assertThat(result.remarks().toString()).contains("quarantine could not be written: away");
  }

  @Test
  void aPointBeyondTheRetentionIsLateAndKeptInQuarantine() {
    store = record -> new WriteOutcome.Late("beyond retention");
    WriterResult result = process(message("m1", PRESS, point("a", NOON, 1)));
    assertThat(counts(result)).isEqualTo(Map.of(Outcome.LATE, 1L));
    assertThat(quarantine).extracting(Quarantined::reason).containsExactly(Reason.LATE);
  }

  @Test
  void aPointThatTheStoreHadIsADuplicate() {
    store = record -> WriteOutcome.DUPLICATE;
    assertThat(counts(process(message("m1", PRESS, point("a", NOON, 1)))))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
  }

  @Test
  void anEmptyBatchBalances() {
    assertThat(process().ledger().balanced()).isTrue();
  }

  private WriterResult process(QueuedMessage... messages) {
    WriterResult result = service.process(List.of(messages), unhurried());
    assertThat(result.ledger().balanced()).isTrue();
    return result;
  }

  private WriteReport write(List<StoreRecord> batch, Deadline deadline) {
    written.addAll(batch);
    return new WriteReport(batch.stream().map(store).toList());
  }

  private void keep(List<Quarantined> records) {
    if (quarantineAway) {
      throw new IllegalStateException("away");
    }
    quarantine.addAll(records);
  }

  private static Map<Outcome, Long> counts(WriterResult result) {
    Ledger ledger = result.ledger();
    Map<Outcome, Long> counts = new TreeMap<>();
    for (Outcome outcome : Outcome.values()) {
      long number = ledger.counted(Subject.POINTS, outcome);
      if (number > 0) {
        counts.put(outcome, number);
      }
    }
    return counts;
  }
}
