package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.testing.NextRelease;
import dev.shopfloor.testing.TestPlant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestTest {
  private static final AssetRevision SAW = TestPlant.named(TestPlant.press(), "saw01");

  private final MemoryOeeStore store = new MemoryOeeStore();
  private final List<Quarantined> kept = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private boolean quarantineBroken;
  private final Ingest ingest =
      new Ingest(
          TestPlant.directory(TestPlant.press(), SAW),
          store,
          this::keep,
          (what, cause) -> told.add(what));
  private final Ledger ledger = new Ledger(Stage.OEE);

  private void keep(List<Quarantined> records) {
    if (quarantineBroken) {
      throw new IllegalStateException("the quarantine does not answer");
    }
    kept.addAll(records);
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    assertThat(ledger.balanced()).isTrue();
  }

  private static EnrichedPoint state(String time, String name) {
    return point("state", Role.STATE, Facts.at(time), new Value.Text(name), -1);
  }

  private static EnrichedPoint point(String tag, Role role, long time, Value value, long sequence) {
    return new EnrichedPoint(
        tag,
        role,
        value,
        null,
        null,
        time,
        TimeOrigin.VALUE,
        Facts.at("08:00"),
        Quality.GOOD,
        0,
        sequence);
  }

  private static QueuedMessage message(String id, AssetRevision asset, EnrichedPoint... points) {
    TelemetryMessage telemetry = new TelemetryMessage(asset.context(), List.of(points));
    return new QueuedMessage(
        id,
        new String(TelemetryCodec.bytes(telemetry), StandardCharsets.UTF_8),
        "arn:aws:sqs:eu-central-1:123456789012:ProductionQueue",
        0,
        1);
  }

  private static QueuedMessage message(String id, EnrichedPoint... points) {
    return message(id, TestPlant.press(), points);
  }

  private long counted(Outcome outcome) {
    return ledger.counted(Subject.POINTS, outcome);
  }

  @Test
  void theSamePointTwiceInOneBatchIsADuplicateAndStoredOnce() {
    Set<String> again =
        ingest.take(
            List.of(
                message("a", state("08:00", "ACTIVE"), state("08:01", "STOPPED")),
                message("b", state("08:00", "ACTIVE"))),
            ledger);

    assertThat(again).isEmpty();
    assertThat(counted(Outcome.STORED)).isEqualTo(2);
    assertThat(counted(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(store.all(TestPlant.PRESS)).hasSize(2);
  }

  @Test
  void aMessageThatOnlyALaterReleaseCanReadWaitsForItAndKeepsNoOtherBack() {
    QueuedMessage one = message("a", state("08:00", "ACTIVE"));
    QueuedMessage later =
        new QueuedMessage("b", NextRelease.needing(one.body(), 2), one.queueArn(), 0, 1);

    assertThat(ingest.take(List.of(one, later), ledger)).containsExactly("b");
    assertThat(counted(Outcome.STORED)).isEqualTo(1);
    assertThat(counted(Outcome.RETURNED)).isEqualTo(1);
    assertThat(kept).isEmpty();
    assertThat(told).singleElement().asString().contains("message b comes again", "version 2");
  }

  @Test
  void whatAnEarlierBatchStoredIsStoredAgainWithoutAWrite() {
    ingest.take(List.of(message("a", state("08:00", "ACTIVE"))), ledger);
    ingest.take(List.of(message("a", state("08:00", "ACTIVE"))), ledger);

    assertThat(counted(Outcome.STORED)).isEqualTo(2);
    assertThat(store.writes).isEqualTo(1);
  }

  @Test
  void twoValuesAtOneInstantAreDecidedByTheOrderOfEvents() {
    ingest.take(List.of(message("a", state("08:00", "STOPPED"), state("08:00", "ACTIVE"))), ledger);

    assertThat(counted(Outcome.STORED)).isEqualTo(1);
    assertThat(counted(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(ledger.noted("superseded")).isEqualTo(1);
    assertThat(store.all(TestPlant.PRESS).getFirst().observations())
        .containsExactly(Facts.state("08:00", "STOPPED"));
  }

  @Test
  void aWriterThatComesInBetweenLosesNothing() {
    store.beforeWrite =
        () -> store.merge(TestPlant.PRESS, List.of(Facts.state("08:00:30", "STOPPED")));

    ingest.take(List.of(message("a", state("08:00", "ACTIVE"))), ledger);

    assertThat(store.all(TestPlant.PRESS).getFirst().observations()).hasSize(2);
  }

  @Test
  void aTableThatDoesNotAnswerForOneAssetReturnsOnlyItsMessages() {
    store.broken = TestPlant.PRESS;

    Set<String> again =
        ingest.take(
            List.of(
                message("a", state("08:00", "ACTIVE"), state("08:01", "STOPPED")),
                message("b", SAW, state("08:00", "ACTIVE"))),
            ledger);

    assertThat(again).containsExactly("a");
    assertThat(told).containsExactly("the buckets of asset berlin/press07 cannot be written now");
    assertThat(counted(Outcome.RETURNED)).isEqualTo(2);
    assertThat(counted(Outcome.STORED)).isEqualTo(1);
  }

  @Test
  void aQuarantineThatDoesNotAnswerReturnsTheMessage() {
    quarantineBroken = true;
    QueuedMessage bad = new QueuedMessage("bad", "{", "arn:ProductionQueue", 0, 1);

    assertThat(ingest.take(List.of(bad, message("a", state("08:00", "ACTIVE"))), ledger))
        .containsExactly("bad");
    assertThat(counted(Outcome.RETURNED)).isEqualTo(1);
    assertThat(counted(Outcome.STORED)).isEqualTo(1);
  }

  @Test
  void beyondTheCapOfAMinutePointsGoToQuarantine() {
    EnrichedPoint[] points = new EnrichedPoint[MinuteBucket.MOST_PER_CHANNEL + 5];
    for (int at = 0; at < points.length; at++) {
      points[at] =
          point(
              "state",
              Role.STATE,
              Facts.at("08:00") + at,
              new Value.Text(at % 2 == 0 ? "ACTIVE" : "STOPPED"),
              -1);
    }
    ingest.take(List.of(message("a", points)), ledger);

    assertThat(counted(Outcome.STORED)).isEqualTo(MinuteBucket.MOST_PER_CHANNEL);
    assertThat(counted(Outcome.QUARANTINED)).isEqualTo(5);
    assertThat(kept).hasSize(5).allMatch(record -> record.reason() == Reason.BUCKET_FULL);
  }

  @Test
  void anEntryThatAnEarlierOneDisplacesIsKeptOrTheEarlierOneComesAgain() {
    EnrichedPoint[] full = new EnrichedPoint[MinuteBucket.MOST_PER_CHANNEL];
    for (int at = 0; at < full.length; at++) {
      full[at] =
          point("state", Role.STATE, Facts.at("08:00") + 10 + at, new Value.Text("S" + at), -1);
    }
    ingest.take(List.of(message("full", full)), ledger);
    QueuedMessage earlier =
        message(
            "earlier", point("state", Role.STATE, Facts.at("08:00"), new Value.Text("ACTIVE"), -1));

    quarantineBroken = true;
    assertThat(ingest.take(List.of(earlier), ledger)).containsExactly("earlier");
    quarantineBroken = false;
    assertThat(ingest.take(List.of(earlier), ledger)).isEmpty();

    assertThat(kept)
        .singleElement()
        .satisfies(record ->
            assertThat(record.message()).contains("\"S" + (full.length - 1) + "\"", "08:00"));
  }

  @Test
  void lateDataBeforeTheSealIsCountedInTheHead() {
    store.heads.put(
        TestPlant.PRESS,
        new Head(
            0,
            null,
            null,
            Facts.at("08:00"),
            0,
            0,
            Head.NOTHING,
            List.of(),
            Set.of(),
            Aftermath.NONE,
            null,
            ""));

    ingest.take(List.of(message("a", state("07:59", "ACTIVE"), state("08:00", "STOPPED"))), ledger);

    assertThat(store.heads.get(TestPlant.PRESS).lateCount()).isEqualTo(1);
    assertThat(store.heads.get(TestPlant.PRESS).dirtyFrom()).isEqualTo(Facts.at("07:00"));
  }

  @Test
  void productOrderReasonAndHeartbeatAreKeptForLater() {
    ingest.take(
        List.of(
            message(
                "a",
                point("product", Role.PRODUCT, Facts.at("08:00"), new Value.Text("A1"), 4),
                point("order", Role.ORDER, Facts.at("08:00"), new Value.Whole(4711), 5),
                point("reason", Role.REASON, Facts.at("08:00"), Value.ABSENT, 6),
                point("alive", Role.HEARTBEAT, Facts.at("08:00"), new Value.Truth(true), 7))),
        ledger);

    assertThat(counted(Outcome.STORED)).isEqualTo(4);
    assertThat(store.all(TestPlant.PRESS).getFirst().channels()).hasSize(4);
  }

  @Test
  void countsAndStatesThatCannotBeAreRefusedWithTheirValue() {
    ingest.take(
        List.of(
            message(
                "a",
                point("part_count", Role.COUNTER, Facts.at("08:00"), new Value.Real(1.5), -1),
                point("part_count", Role.COUNTER, Facts.at("08:01"), new Value.Whole(-2), -1),
                point("part_count", Role.COUNTER, Facts.at("08:02"), new Value.Real(7), -1),
                point("state", Role.STATE, Facts.at("08:00"), new Value.Text(" "), -1),
                point("state", Role.STATE, Facts.at("08:01"), new Value.Text("x".repeat(300)), -1),
                point("state", Role.STATE, -5, new Value.Text("ACTIVE"), -1),
                point("temp", Role.MEASUREMENT, Facts.at("08:01"), new Value.Real(20), -1))),
        ledger);

    assertThat(counted(Outcome.STORED)).isEqualTo(1);
    assertThat(kept)
        .extracting(Quarantined::reason)
        .containsExactly(
            Reason.WRONG_TYPE,
            Reason.OUT_OF_RANGE,
            Reason.WRONG_TYPE,
            Reason.TOO_LARGE,
            Reason.INVALID_TIME,
            Reason.MALFORMED_TELEMETRY);
    assertThat(kept.get(1).message()).contains("part_count").contains("-2");
  }
}
