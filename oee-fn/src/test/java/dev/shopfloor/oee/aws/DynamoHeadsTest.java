package dev.shopfloor.oee.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.ShiftRestated.Cause;
import dev.shopfloor.model.TargetCrossed.Direction;
import dev.shopfloor.oee.Aftermath;
import dev.shopfloor.oee.FaultStop;
import dev.shopfloor.oee.Fold;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.Head.Kept;
import dev.shopfloor.oee.Head.Mark;
import dev.shopfloor.oee.Lifecycle;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.OeeStore.Stored;
import dev.shopfloor.oee.Pending;
import dev.shopfloor.oee.PlannedBreak;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.oee.TargetSide;
import dev.shopfloor.oee.Version;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlannedStop.Counts;
import dev.shopfloor.testing.LocalTables;
import dev.shopfloor.testing.TestPlant;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoHeadsTest {
  private static final AssetKey PRESS = TestPlant.PRESS;
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final long MINUTE = NOW.getEpochSecond() / 60;
  private static final long HOUR = 3_600_000_000_000L;
  private static final Head FULL =
      new Head(
          100,
          new ShiftWindow(
              "early",
              "2026-03-02",
              -5,
              1_000,
              false,
              List.of(new PlannedBreak(5, 9), new PlannedBreak(20, 30, "team", Counts.LOSS))),
          new FaultStop("STOPPED", 50, FaultStop.OPEN),
          60,
          90,
          0,
          Head.NOTHING,
          List.of(new Kept(10, 0), new Kept(60, 2)),
          Set.of(),
          new Aftermath(3, 4, new Pending(1, 2, 3, 4, Cause.CONFIG)),
          new TargetSide(-5, Direction.BELOW, 3),
          "1 model@0");

  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

  private DynamoOeeStore store;

  @BeforeAll
  static void start() {
    process = DynamoProcess.inMemory();
    dynamo = LocalTables.client(process.endpoint());
  }

  @AfterAll
  static void stop() {
    dynamo.close();
    process.close();
  }

  @BeforeEach
  void table() {
    store =
        new DynamoOeeStore(
            dynamo, LocalTables.create(dynamo, "OeeTable"), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Head of(long lastTick) {
    return new Head(
        lastTick,
        FULL.window(),
        null,
        60,
        90,
        0,
        Head.NOTHING,
        List.of(),
        Set.of(),
        Aftermath.NONE,
        null,
        "");
  }

  private void late(long minute) {
    assertThat(store.write(PRESS, new Stored(MinuteBucket.empty(minute), 0), true)).isTrue();
  }

  private static Version version(int number) {
    return version(0, number);
  }

  private static Version version(long start, int number) {
    ShiftWindow shift = ShiftWindow.shift("day", start, start + HOUR);
    AssetHistory history = new AssetHistory(PRESS, List.of(TestPlant.press()));
    ShiftResult result = Fold.fold(history, shift, List.of(), shift.end());
    return new Version(
        result.with(new Lifecycle(Lifecycle.Phase.RESTATED, number, Cause.QUALITY, true)),
        result,
        7,
        5);
  }

  @Test
  void aHeadComesBackAsItWas() {
    assertThat(store.finish(PRESS, Head.NEW, FULL, null)).isTrue();

    assertThat(store.start(PRESS).head()).isEqualTo(FULL);
    assertThat(store.start(new AssetKey("berlin", "other")).head()).isEqualTo(Head.NEW);
  }

  @Test
  void aTickEndsOnceAndLeavesTheLateCountAlone() {
    assertThat(store.finish(PRESS, Head.NEW, of(100), null)).isTrue();
    assertThat(store.finish(PRESS, Head.NEW, of(100), null)).isFalse();
    late(MINUTE);

    assertThat(store.finish(PRESS, of(100), of(160), null)).isTrue();

    assertThat(store.sealedTo(PRESS)).isEqualTo(60);
    assertThat(store.start(PRESS).head())
        .isEqualTo(of(160).withLate(1, MinuteBucket.startOf(MINUTE)));
  }

  @Test
  void aTickTakesAwayTheMarksThatItKnewUnlessMoreCameLate() {
    store.finish(PRESS, Head.NEW, of(100), null);
    late(MINUTE);
    late(MINUTE - 150);
    Head read = store.start(PRESS).head();
    assertThat(read.dirtyFrom()).isEqualTo(MinuteBucket.startOf(MINUTE) - 3 * HOUR);

    late(MINUTE - 30);
    assertThat(store.finish(PRESS, read, of(160), null)).isTrue();
    Head marked = store.start(PRESS).head();
    assertThat(marked.dirtyFrom()).isEqualTo(read.dirtyFrom());

    assertThat(store.finish(PRESS, marked, of(220), null)).isTrue();
    assertThat(store.start(PRESS).head()).isEqualTo(of(220).withLate(3, Head.NOTHING));
    assertThat(store.finish(PRESS, marked, of(220), null)).isFalse();
  }

  @Test
  void aCheckpointIsKeptWithItsHeadOrNotAtAll() {
    store.finish(PRESS, Head.NEW, FULL, "{\"one\":1}");
    assertThat(store.finish(PRESS, of(50), FULL, "{\"two\":2}")).isFalse();

    assertThat(store.start(PRESS).checkpoint()).isEqualTo("{\"one\":1}");
    assertThat(store.checkpoint(PRESS, 60)).isEqualTo("{\"one\":1}");
    assertThat(store.checkpoint(PRESS, 10)).isNull();
  }

  @Test
  void aVersionIsWrittenOnceWithItsMarkAndTheNewestResult() {
    store.finish(PRESS, Head.NEW, of(100), null);
    Version version = version(2);

    assertThat(store.keepVersions(PRESS, of(100), List.of(version))).isTrue();
    assertThat(store.keepVersions(PRESS, of(100), List.of(version(HOUR, 1), version))).isFalse();
    assertThat(store.keepVersions(PRESS, of(90), List.of(version(3)))).isFalse();

    assertThat(store.version(PRESS, new Mark(0, 2))).isEqualTo(version);
    assertThat(store.version(PRESS, new Mark(HOUR, 1))).isNull();
    assertThat(store.results(PRESS, 0, 0)).containsExactly(version.result());
    assertThat(store.start(PRESS).head().unsent()).containsExactly(new Mark(0, 2));
  }

  @Test
  void aTickTakesAwayTheMarksOfTheVersionsThatItTold() {
    store.finish(PRESS, Head.NEW, of(100), null);
    store.keepVersions(PRESS, of(100), List.of(version(2), version(HOUR, 3)));

    store.finish(PRESS, of(100), of(160).withUnsent(Set.of(new Mark(0, 2))), null);

    assertThat(store.start(PRESS).head().unsent()).containsExactly(new Mark(HOUR, 3));
  }

  @Test
  void whatALockedShiftWouldBeIsKeptBesideIt() {
    ShiftResult would = version(2).result();
    assertThat(store.adjustment(PRESS, 0)).isNull();

    store.keepAdjustment(would);

    assertThat(store.adjustment(PRESS, 0)).isEqualTo(would);
    assertThat(store.results(PRESS, 0, 0)).isEmpty();
  }
}
