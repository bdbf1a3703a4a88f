package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.message;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Value;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriterResult;
import dev.shopfloor.writer.WriterService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** InfluxDB's own parser and storage, in Debian's program; skipped where it is not installed. */
class RealInfluxDbTest {
  private static RealInfluxDb influx;
  private static int databases;

  private String database;
  private InfluxStore store;

  @BeforeAll
  static void start(@TempDir Path root) throws IOException {
    influx = new RealInfluxDb(root);
  }

  @AfterAll
  static void stop() {
    if (influx != null) {
      influx.close();
    }
  }

  @Test
  void hardTextsAndNumbersReadBackEqual() {
    keeping("");
    Map<String, Value> values = HardValues.byTag();
    List<StoreRecord> batch = new ArrayList<>();
    values.forEach((tag, value) -> batch.add(record(tag, NOON, value)));

    assertThat(write(batch)).containsOnly(WriteOutcome.STORED);

    Map<String, String> row = influx.rows(database, "SELECT * FROM press").getFirst();
    values.forEach((tag, value) -> assertThat(read(row.get(tag), value)).as(tag).isEqualTo(value));
    assertThat(row).containsEntry("time", String.valueOf(NOON)).containsEntry("site", "berlin");
  }

  @Test
  void hardNamesReadBackEqualOrAreRefused() {
    long seed = Long.getLong("writer.seed", System.nanoTime());
    Random random = new Random(seed);
    int stored = 0;
    String hard = ",= \"\\'#ab\u00fc\u6f22./:-_";
    for (int round = 0; round < 60; round++) {
      keeping("");
      String type = name(random, hard);
      String asset = name(random, hard);
      String tag = name(random, hard);
      AssetContext context = new AssetContext("s,=1 ", null, "l", asset, type, "m1");
      StoreRecord record = record(context, point(tag, NOON, new Value.Whole(7)));
      WriteOutcome outcome = write(List.of(record)).getFirst();
      if (outcome instanceof WriteOutcome.Rejected(String reason)) {
        assertThat(reason).contains("in the plant file");
        continue;
      }
      assertThat(outcome)
          .as("%s|%s|%s, -Dwriter.seed=%d", type, asset, tag, seed)
          .isEqualTo(WriteOutcome.STORED);
      assertThat(influx.rows(database, "SHOW MEASUREMENTS")).containsExactly(Map.of("name", type));
      assertThat(influx.rows(database, "SELECT * FROM /.*/").getFirst())
          .as("%s|%s|%s, -Dwriter.seed=%d", type, asset, tag, seed)
          .containsEntry("asset", asset)
          .containsEntry("site", "s,=1 ")
          .containsEntry(tag, "7");
      stored++;
    }
    assertThat(stored).as("-Dwriter.seed=%d", seed).isGreaterThan(5);
  }

  @Test
  void aTagThatInfluxDbWouldLeaveOutIsRefused() {
    keeping("");
    List<WriteOutcome> outcomes =
        write(List.of(record(PRESS, point("time", NOON, 1), point("t", NOON, 2))));
    assertThat(outcomes.getFirst()).isInstanceOf(WriteOutcome.Rejected.class);
  }

  @Test
  void onePoisonedRecordAmong99GoodOnesCostsOnlyItself() {
    keeping("");
    write(List.of(record("t", NOON - SECOND, new Value.Real(1))));
    List<StoreRecord> batch = new ArrayList<>(reals(100, NOON));
    batch.set(57, record("t", NOON + 57 * SECOND, new Value.Text("warm")));
    List<WriteOutcome> outcomes = write(batch);
    assertThat(outcomes.get(57))
        .isInstanceOfSatisfying(
            WriteOutcome.Rejected.class,
            rejected ->
                assertThat(rejected.reason())
                    .contains("input field \"t\" on measurement \"press\" is type string"));
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(99);
    assertThat(count("press", "t")).isEqualTo(100);
  }

  @Test
  void conflictsInOneOfManyShardsAreToldApartFromGoodValuesInTheOthers() {
    keeping("WITH DURATION INF SHARD DURATION 1h");
    long hour = 3_600 * SECOND;
    write(List.of(record("t", NOON, new Value.Real(1))));
    List<StoreRecord> batch = new ArrayList<>();
    for (int at = 0; at < 300; at++) {
      batch.add(record("t", NOON + at % 6 * hour + at * SECOND, new Value.Whole(at)));
    }
    List<WriteOutcome> outcomes = write(batch);
    for (int at = 0; at < 300; at++) {
      boolean first = batch.get(at).time() / hour == NOON / hour;
      assertThat(outcomes.get(at) instanceof WriteOutcome.Rejected)
          .as("record " + at)
          .isEqualTo(first);
    }
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(250);
  }

  @Test
  void aTagOfTheWrongTypeInManyMessagesIsQuarantinedAndTheOthersAreStored() {
    keeping("");
    write(List.of(record("bad", NOON - SECOND, new Value.Real(1))));
    List<QueuedMessage> messages = new ArrayList<>();
    for (int at = 0; at < 40; at++) {
      List<EnrichedPoint> points = new ArrayList<>();
      for (int second = at * 50; second < at * 50 + 50; second++) {
        points.add(point("good", NOON + second * SECOND, second));
        points.add(
            point(
                "bad",
                NOON + second * SECOND,
                second % 2 == 0 ? new Value.Text("x") : new Value.Real(second)));
      }
      messages.add(message("m" + at, PRESS, points.toArray(EnrichedPoint[]::new)));
    }
    WriterResult result =
        new WriterService(store, RecordLayout.INSTANT, records -> {})
            .process(messages, unhurried());
    assertThat(result.returned()).isEmpty();
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(3_000);
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(1_000);
    assertThat(count("press", "good")).isEqualTo(2_000);
    assertThat(count("press", "bad")).isEqualTo(1_001);
  }

  @Test
  void whatIsBeyondTheRetentionIsLateAndTheOthersAreStored() {
    keeping("WITH DURATION 1h");
    long now = System.currentTimeMillis() * 1_000_000;
    List<EnrichedPoint> points = new ArrayList<>();
    for (int at = 0; at < 90; at++) {
      points.add(point("t", now - (at % 3 == 0 ? 7_200 : 60) * SECOND + at, at));
    }
    List<Quarantined> quarantine = new ArrayList<>();
    WriterResult result =
        new WriterService(store, RecordLayout.INSTANT, quarantine::addAll)
            .process(
                List.of(message("m1", PRESS, points.toArray(EnrichedPoint[]::new))), unhurried());
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(60);
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.LATE)).isEqualTo(30);
    assertThat(quarantine).extracting(Quarantined::reason).containsExactly(Reason.LATE);
    assertThat(count("press", "t")).isEqualTo(60);
  }

  @Test
  void seriesBeyondTheDatabasesLimitAreRefusedAndThoseThatItKnowsAreStored() {
    keeping("");
    write(IntStream.range(0, 2_000).mapToObj(at -> of("a" + at, NOON)).toList());
    List<StoreRecord> batch = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      batch.add(of(at % 10 == 0 ? "new" + at : "a" + at, NOON + SECOND));
    }
    List<WriteOutcome> outcomes = write(batch);
    for (int at = 0; at < 100; at++) {
      assertThat(outcomes.get(at) instanceof WriteOutcome.Rejected).isEqualTo(at % 10 == 0);
    }
    assertThat(outcomes.getFirst().toString()).contains("max-series-per-database limit exceeded");
  }

  @Test
  void writingAgainInOtherBatchesChangesNothing() {
    keeping("");
    List<StoreRecord> batch = reals(500, NOON);
    write(batch);
    List<Map<String, String>> before = influx.rows(database, "SELECT * FROM press");
    write(batch.reversed());
    write(batch.subList(100, 300));
    assertThat(influx.rows(database, "SELECT * FROM press")).hasSize(500).isEqualTo(before);
  }

  private void keeping(String how) {
    database = "d" + databases++;
    influx.database(database, how);
    store = new InfluxStore(influx.endpoint(database), TokenSource.NONE, LineDialect.INFLUXDB);
  }

  private List<WriteOutcome> write(List<StoreRecord> batch) {
    return store.write(batch, unhurried()).outcomes();
  }

  private long count(String measurement, String field) {
    return Long.parseLong(
        influx
            .rows(database, "SELECT count(%s) FROM %s".formatted(field, measurement))
            .getFirst()
            .get("count"));
  }

  private static StoreRecord of(String asset, long time) {
    return record(new AssetContext("s", null, "l", asset, "press", "m1"), point("t", time, 1));
  }

  private static String name(Random random, String characters) {
    StringBuilder name = new StringBuilder();
    for (int left = 1 + random.nextInt(6); left > 0; left--) {
      name.append(characters.charAt(random.nextInt(characters.length())));
    }
    return name.toString();
  }

  private static List<StoreRecord> reals(int count, long from) {
    return IntStream.range(0, count)
        .mapToObj(at -> record("t", from + at * SECOND, new Value.Real(at)))
        .toList();
  }

  private static Value read(String text, Value like) {
    return switch (like) {
      case Value.Real real -> new Value.Real(Double.parseDouble(text));
      case Value.Whole whole -> new Value.Whole(Long.parseLong(text));
      case Value.Truth truth -> new Value.Truth(Boolean.parseBoolean(text));
      default -> new Value.Text(text);
    };
  }
}
