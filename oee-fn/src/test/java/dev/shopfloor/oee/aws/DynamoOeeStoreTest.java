package dev.shopfloor.oee.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.oee.BucketCodec;
import dev.shopfloor.oee.Channel;
import dev.shopfloor.oee.Entry;
import dev.shopfloor.oee.Fold;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.Lifecycle;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.Observation;
import dev.shopfloor.oee.OeeStore.Stored;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.testing.LocalTables;
import dev.shopfloor.testing.TestPlant;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
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
  void aResultOfALaterInstantStays() {
    AssetHistory history = new AssetHistory(PRESS, List.of(TestPlant.press()));
    long start = MinuteBucket.startOf(MINUTE);
    ShiftWindow shift = ShiftWindow.shift("day", start, start + 3_600_000_000_000L);
    List<MinuteBucket> buckets = List.of(bucket(MINUTE, 0));
    ShiftResult early = Fold.fold(history, shift, buckets, start + 60_000_000_000L);
    ShiftResult late = Fold.fold(history, shift, buckets, shift.end());
    store.keepResult(late, 2);
    store.keepResult(early, 1);
    store.keepResult(
        Fold.fold(history, shift.from(start + 60_000_000_000L), buckets, shift.end()), 3);

    assertThat(OeeResults.read(dynamo, table, PRESS)).hasSize(2).first().isEqualTo(late);
    assertThat(OeeResults.read(dynamo, table, new AssetKey("berlin", "other"))).isEmpty();
    assertThat(store.results(PRESS, start + 1, shift.end())).hasSize(1);
    assertThat(store.results(PRESS, start - 1, start)).containsExactly(late);
  }

  @Test
  void anEarlierVersionOrTickOfAClosedShiftDoesNotComeBack() {
    AssetHistory history = new AssetHistory(PRESS, List.of(TestPlant.press()));
    long start = MinuteBucket.startOf(MINUTE);
    ShiftWindow shift = ShiftWindow.shift("day", start, start + 3_600_000_000_000L);
    ShiftResult first = Fold.fold(history, shift, List.of(bucket(MINUTE, 0)), shift.end());
    ShiftResult final1 = first.with(new Lifecycle(Lifecycle.Phase.FINAL, 1, null, true));
    ShiftResult final2 = first.with(new Lifecycle(Lifecycle.Phase.FINAL, 1, null, false));

    store.keepResult(first, 1);
    store.keepResult(final1, 3);
    store.keepResult(first, 4);
    store.keepResult(final2, 2);

    assertThat(store.results(PRESS, start, start)).containsExactly(final1);
  }

  @Test
  void whatALaterReleaseKeepsInAHeadOutlivesATickOfThisOne() {
    long start = MinuteBucket.startOf(MINUTE);
    ShiftWindow shift = ShiftWindow.shift("day", start, start + 3_600_000_000_000L);
    Head first = ticked(shift, start + 1);
    assertThat(store.finish(PRESS, Head.NEW, first, null)).isTrue();
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(OeeKeys.key(PRESS, OeeKeys.HEAD))
            .updateExpression("SET later = :later")
            .expressionAttributeValues(Map.of(":later", AttributeValue.fromS("kept"))));

    assertThat(store.start(PRESS).head()).isEqualTo(first);
    assertThat(store.finish(PRESS, first, ticked(shift, start + 2), "{}")).isTrue();

    assertThat(item(OeeKeys.HEAD)).containsEntry("later", AttributeValue.fromS("kept"));
  }

  @Test
  void whatOnlyALaterReleaseCanReadIsNeitherPassedOverNorWrittenOver() {
    byte[] bytes = BucketCodec.bytes(bucket(MINUTE, 1));
    bytes[0]++;
    long start = MinuteBucket.startOf(MINUTE);
    put(OeeKeys.bucket(MINUTE), Map.of("b", bytes(bytes), "rev", OeeKeys.number(1)));
    put(
        OeeKeys.result(start),
        Map.of("result", AttributeValue.fromS("{\"v\":3,\"asset\":\"berlin/press07\"}")));
    put(OeeKeys.HEAD, Map.of("needs", OeeKeys.number(2)));

    assertThatThrownBy(() -> store.bucket(PRESS, MINUTE))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("version 2");
    assertThatThrownBy(() -> store.results(PRESS, start, start))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("version 3");
    assertThatThrownBy(() -> store.start(PRESS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 2");
  }

  private static Head ticked(ShiftWindow shift, long tick) {
    Head none = Head.NEW;
    return new Head(
        tick,
        shift,
        null,
        none.sealedTo(),
        none.sealedAt(),
        0,
        Head.NOTHING,
        List.of(new Head.Kept(tick, 0)),
        Set.of(),
        none.closed(),
        null,
        "basis");
  }

  private void put(String sort, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(OeeKeys.key(PRESS, sort));
    item.putAll(attributes);
    dynamo.putItem(put -> put.tableName(table).item(item));
  }

  private static AttributeValue bytes(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
  }

  @Test
  void aResultOfAnEarlierFormatIsPassedOver() {
    long start = MinuteBucket.startOf(MINUTE);
    Map<String, AttributeValue> item = new HashMap<>(OeeKeys.key(PRESS, OeeKeys.result(start)));
    item.put("result", AttributeValue.fromS("{\"v\":1,\"asset\":\"berlin/press07\"}"));
    dynamo.putItem(put -> put.tableName(table).item(item));

    assertThat(store.results(PRESS, start, start)).isEmpty();
    assertThat(OeeResults.read(dynamo, table, PRESS)).isEmpty();
  }
}
