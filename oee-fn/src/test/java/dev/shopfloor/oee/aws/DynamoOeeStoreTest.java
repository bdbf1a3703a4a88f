package dev.shopfloor.oee.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.Channel;
import dev.shopfloor.oee.Entry;
import dev.shopfloor.oee.FaultStop;
import dev.shopfloor.oee.Fold;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.Observation;
import dev.shopfloor.oee.OeeStore.Stored;
import dev.shopfloor.oee.PlannedBreak;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.testing.LocalTables;
import dev.shopfloor.testing.TestPlant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoOeeStoreTest {
  private static final AssetKey PRESS = TestPlant.PRESS;
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final long MINUTE = NOW.getEpochSecond() / 60;

  private static DynamoProcess process;
  private static DynamoDbClient dynamo;

  private String table = "";
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
    table = LocalTables.create(dynamo, "OeeTable");
    store = new DynamoOeeStore(dynamo, table, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static MinuteBucket bucket(long minute, int... offsets) {
    List<Observation> observations = new ArrayList<>();
    for (int offset : offsets) {
      observations.add(
          new Observation(
              new Channel(Role.STATE, "state"),
              new Entry(
                  MinuteBucket.startOf(minute) + offset,
                  Point.NO_SEQUENCE,
                  0,
                  new Value.Text("ACTIVE"),
                  Quality.GOOD)));
    }
    return MinuteBucket.of(minute, observations);
  }

  private Map<String, AttributeValue> item(String sort) {
    return dynamo.getItem(get -> get.tableName(table).key(OeeKeys.key(PRESS, sort))).item();
  }

  @Test
  void aBucketIsWrittenOnlyOverWhatWasRead() {
    MinuteBucket one = bucket(MINUTE, 1);
    assertThat(store.write(PRESS, new Stored(one, 0), false)).isTrue();
    assertThat(store.write(PRESS, new Stored(bucket(MINUTE, 2), 0), false)).isFalse();

    Stored stored = store.bucket(PRESS, MINUTE);
    assertThat(stored).isEqualTo(new Stored(one, 1));
    assertThat(store.write(PRESS, new Stored(bucket(MINUTE, 1, 2), 1), false)).isTrue();
    assertThat(store.bucket(PRESS, MINUTE).revision()).isEqualTo(2);
    assertThat(store.bucket(PRESS, MINUTE + 1).revision()).isZero();
    assertThat(item(OeeKeys.bucket(MINUTE)).get("expires").n())
        .isEqualTo(Long.toString(NOW.getEpochSecond() + 45 * 86_400));
  }

  @Test
  void writersAtTheSameTimeLoseNothing() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < 6; writer++) {
        int mine = writer;
        running.add(writers.submit(() -> mergeTen(mine)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }

    assertThat(store.bucket(PRESS, MINUTE).bucket().size()).isEqualTo(60);
    assertThat(store.bucket(PRESS, MINUTE).revision()).isEqualTo(60);
    assertThat(store.start(PRESS).head().lateCount()).isEqualTo(30);
  }

  private void mergeTen(int writer) {
    for (int at = 0; at < 10; at++) {
      boolean written = false;
      while (!written) {
        Stored stored = store.bucket(PRESS, MINUTE);
        MinuteBucket merged = stored.bucket().merge(bucket(MINUTE, writer * 100 + at));
        written = store.write(PRESS, new Stored(merged, stored.revision()), writer % 2 == 0);
      }
    }
  }

  @Test
  void aLateWriteThatIsRefusedIsNotCounted() {
    store.write(PRESS, new Stored(bucket(MINUTE, 1), 0), true);

    assertThat(store.write(PRESS, new Stored(bucket(MINUTE, 2), 0), true)).isFalse();
    assertThat(store.start(PRESS).head().lateCount()).isEqualTo(1);
  }

  @Test
  void bucketsComeInOrderAndBackwardsPageByPage() {
    for (int at = 0; at < 105; at++) {
      store.write(PRESS, new Stored(bucket(MINUTE + at, at), 0), false);
    }

    assertThat(store.buckets(PRESS, MINUTE + 10, MINUTE + 12))
        .extracting(MinuteBucket::minute)
        .containsExactly(MINUTE + 10, MINUTE + 11, MINUTE + 12);
    Iterator<MinuteBucket> backwards = store.newestFirst(PRESS, MINUTE, MINUTE + 300);
    for (int at = 104; at >= 0; at--) {
      assertThat(backwards.next().minute()).isEqualTo(MINUTE + at);
    }
    assertThat(backwards.hasNext()).isFalse();
  }

  @Test
  void aTickEndsOnceAndLeavesTheLateCountAlone() {
    Head first =
        new Head(
            100,
            ShiftWindow.shift("", 0, 1_000),
            new FaultStop("STOPPED", 50, FaultStop.OPEN),
            60,
            90,
            0,
            Head.NOTHING,
            Head.NOTHING);
    assertThat(store.finish(PRESS, Head.NEW, first)).isTrue();
    assertThat(store.finish(PRESS, Head.NEW, first)).isFalse();
    store.write(PRESS, new Stored(bucket(MINUTE, 1), 0), true);
    Head second =
        new Head(
            160, ShiftWindow.shift("late", 0, 1_000), null, 60, 90, 0, Head.NOTHING, Head.NOTHING);
    assertThat(store.finish(PRESS, first, second)).isTrue();

    assertThat(store.sealedTo(PRESS)).isEqualTo(60);
    assertThat(store.start(PRESS).head())
        .isEqualTo(
            new Head(
                160,
                ShiftWindow.shift("late", 0, 1_000),
                null,
                60,
                90,
                1,
                MinuteBucket.startOf(MINUTE),
                Head.NOTHING));
  }

  @Test
  void aTickTakesAwayTheMarksThatItKnewUnlessMoreCameLate() {
    long hour = 3_600_000_000_000L;
    ShiftWindow window = new ShiftWindow("early", 0, 1_000, false, List.of(new PlannedBreak(5, 9)));
    Head before = new Head(100, window, null, 60, 90, 0, Head.NOTHING, 7);
    store.finish(PRESS, Head.NEW, before);
    store.write(PRESS, new Stored(bucket(MINUTE, 1), 0), true);
    store.write(PRESS, new Stored(bucket(MINUTE - 150, 1), 0), true);
    Head read = store.start(PRESS).head();
    assertThat(read.dirtyFrom()).isEqualTo(MinuteBucket.startOf(MINUTE) - 3 * hour);
    assertThat(read.window()).isEqualTo(window);

    store.write(PRESS, new Stored(bucket(MINUTE - 30, 1), 0), true);
    Head after = new Head(160, window, null, 60, 90, 0, Head.NOTHING, Head.NOTHING);
    assertThat(store.finish(PRESS, read, after)).isTrue();
    Head marked = store.start(PRESS).head();
    assertThat(marked.dirtyFrom()).isEqualTo(read.dirtyFrom());
    assertThat(marked.recheckFrom()).isEqualTo(Head.NOTHING);

    Head last = new Head(220, window, null, 60, 90, 0, Head.NOTHING, Head.NOTHING);
    assertThat(store.finish(PRESS, marked, last)).isTrue();
    assertThat(store.start(PRESS).head().dirtyFrom()).isEqualTo(Head.NOTHING);
    assertThat(store.start(PRESS).head().lateCount()).isEqualTo(3);
    assertThat(store.finish(PRESS, marked, last)).isFalse();
  }

  @Test
  void theFirstHeadComesBackAsItWas() {
    Head head =
        new Head(
            100,
            new ShiftWindow("", -5, 1_000, true),
            new FaultStop("STOPPED", 50, FaultStop.OPEN),
            Head.NEVER,
            Head.NEVER,
            0,
            Head.NOTHING,
            7);
    store.finish(PRESS, Head.NEW, head);
    store.keepCheckpoint(PRESS, "{}");

    assertThat(store.start(PRESS).head()).isEqualTo(head);
    assertThat(store.start(PRESS).checkpoint()).isEqualTo("{}");
    assertThat(store.start(new AssetKey("berlin", "other")).head()).isEqualTo(Head.NEW);
  }

  @Test
  void aResultOfALaterInstantStays() {
    AssetHistory history = new AssetHistory(PRESS, List.of(TestPlant.press()));
    long start = MinuteBucket.startOf(MINUTE);
    ShiftWindow shift = ShiftWindow.shift("day", start, start + 3_600_000_000_000L);
    List<MinuteBucket> buckets = List.of(bucket(MINUTE, 0));
    ShiftResult early = Fold.fold(history, shift, buckets, start + 60_000_000_000L);
    ShiftResult late = Fold.fold(history, shift, buckets, shift.end());
    store.keepResult(late);
    store.keepResult(early);
    store.keepResult(Fold.fold(history, shift.from(start + 60_000_000_000L), buckets, shift.end()));

    assertThat(OeeResults.read(dynamo, table, PRESS)).hasSize(2).first().isEqualTo(late);
    assertThat(OeeResults.read(dynamo, table, new AssetKey("berlin", "other"))).isEmpty();
    assertThat(store.results(PRESS, start + 1, shift.end())).hasSize(1);
    assertThat(store.results(PRESS, start - 1, start)).containsExactly(late);
  }

  @Test
  void anEarlierVersionOfAClosedShiftDoesNotComeBack() throws Exception {
    AssetHistory history = new AssetHistory(PRESS, List.of(TestPlant.press()));
    long start = MinuteBucket.startOf(MINUTE);
    ShiftWindow shift = ShiftWindow.shift("day", start, start + 3_600_000_000_000L);
    ShiftResult first = Fold.fold(history, shift, List.of(bucket(MINUTE, 0)), shift.end());
    ShiftResult second =
        ShiftResultCodec.read(
            new String(
                    Json.bytes(json -> ShiftResultCodec.write(json, first)), StandardCharsets.UTF_8)
                .replace("\"version\":1", "\"version\":2"));

    store.keepResult(first);
    store.keepResult(second);
    store.keepResult(first);

    assertThat(store.results(PRESS, start, start))
        .extracting(ShiftResult::version)
        .containsExactly(2);
  }
}
