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
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Quarantined;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of the local plant itself: embedded, over its own HTTP port. */
class QuestDbTest {
  private static EmbeddedQuestDb quest;
  private static InfluxStore store;

  @BeforeAll
  static void start(@TempDir Path root) throws IOException {
    quest = new EmbeddedQuestDb(root);
    store =
        new InfluxStore(
            InfluxEndpoint.v2(quest.url(), "", ""), TokenSource.NONE, LineDialect.QUESTDB);
  }

  @AfterAll
  static void stop() {
    quest.close();
  }

  @Test
  void eachTypeArrivesAsItWasSent() {
    table("types", "");
    StoreRecord record =
        record(
            asset("types"),
            point("real", NOON, new Value.Real(0.1)),
            point("whole", NOON, new Value.Whole(9_007_199_254_740_993L)),
            point("truth", NOON, new Value.Truth(true)),
            point("text", NOON, new Value.Text("a \"b\" \\ c, d=e ü\nnext")),
            point("worn", NOON, new Value.Real(2), Quality.UNCERTAIN, Point.NO_SEQUENCE),
            point("gone", NOON, new Value.Real(2), Quality.STALE, Point.NO_SEQUENCE));
    stored(List.of(record));
    assertThat(
            quest.rows(
                "select real, whole, truth, text = 'a \"b\" \\ c, d=e ü\n"
                    + "next', worn, worn_q, gone_q from types"))
        .containsExactly("0.1,9007199254740993,true,true,2.0,\"UNCERTAIN\",\"STALE\"");
    assertThat(quest.rows("select \"column\" from table_columns('types')"))
        .doesNotContain("\"gone\"");
  }

  @Test
  void namesWithSpecialCharactersArriveAsTheyAre() {
    table("names", "");
    stored(
        List.of(
            record(
                new AssetContext("Werk 1", null, "a=b,c", "ü-7.1", "names", "m1"),
                point("oil temp", NOON, 1))));
    assertThat(quest.rows("select site, line, asset, \"oil temp\" from names"))
        .containsExactly("\"Werk 1\",\"a=b,c\",\"ü-7.1\",1.0");
  }

  @Test
  void hardTextsAndNumbersReadBackEqual() throws IOException {
    table("hard", ", field symbol");
    WriterService service = new WriterService(store, RecordLayout.POINT, records -> {});
    Map<String, Value> values = HardValues.byTag();
    values.values().remove(new Value.Whole(Long.MIN_VALUE));
    WriterResult result =
        service.process(
            List.of(
                message(
                    "m1",
                    asset("hard"),
                    values.entrySet().stream()
                        .map(one -> point(one.getKey(), NOON, one.getValue()))
                        .toArray(EnrichedPoint[]::new))),
            unhurried());
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(values.size());
    Map<String, String> read = new HashMap<>();
    for (Map<String, String> row : quest.json("hard")) {
      read.put(row.get("field"), row.get(row.get("field")));
    }
    values.forEach((tag, value) -> assertThat(read(read.get(tag), value)).as(tag).isEqualTo(value));
  }

  @Test
  void whatThisStoreWouldLoseOrFailOverIsRefusedWithTheMend() {
    table("times", ", field symbol");
    List<WriteOutcome> outcomes =
        store
            .write(
                List.of(
                    record(asset("times"), point("t", -1, 1)),
                    record(asset("times"), point("Timestamp", NOON, 1)),
                    record(asset("times"), point("w", NOON, new Value.Whole(Long.MIN_VALUE))),
                    record(asset("times"), point("t", NOON, 1))),
                unhurried())
            .outcomes();
    assertThat(outcomes.getFirst().toString()).contains("no time before 1970");
    assertThat(outcomes.get(1).toString()).contains("rename it in the plant file");
    assertThat(outcomes.get(2).toString()).contains("QuestDB reads as no value");
    assertThat(outcomes.getLast()).isEqualTo(WriteOutcome.STORED);
  }

  @Test
  void aNameThatNoColumnCanHaveIsQuarantinedAndTheOthersAreStored() {
    table("columns", ", field symbol");
    List<EnrichedPoint> points = new ArrayList<>();
    for (int at = 0; at < 400; at++) {
      points.add(point("a/b", NOON + at * SECOND, at));
      points.add(point("ok", NOON + at * SECOND, at));
    }
    WriterResult result =
        new WriterService(store, RecordLayout.POINT, records -> {})
            .process(
                List.of(message("m1", asset("columns"), points.toArray(EnrichedPoint[]::new))),
                unhurried());
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(400);
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(400);
    assertThat(quest.rows("select count() from columns")).containsExactly("400");
  }

  @Test
  void writingAgainChangesNothing() {
    table("again", "");
    List<StoreRecord> batch =
        IntStream.range(0, 50)
            .mapToObj(at -> record(asset("again"), point("t", NOON + at * SECOND, at)))
            .toList();
    stored(batch);
    stored(batch);
    assertThat(quest.rows("select count(), sum(t) from again")).containsExactly("50,1225.0");
  }

  @Test
  void oneConflictingTypeAmongHundredIsFoundAndTheOthersAreStored() {
    table("conflict", "");
    List<StoreRecord> batch = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      batch.add(record(asset("conflict"), point("t", NOON + at * SECOND, at)));
    }
    batch.set(
        63,
        record(asset("conflict"), point("t", NOON + 63 * SECOND, new Value.Text("not a number"))));
    stored(batch.subList(0, 10));

    List<WriteOutcome> outcomes = store.write(batch, unhurried()).outcomes();

    assertThat(outcomes.get(63))
        .isInstanceOfSatisfying(
            WriteOutcome.Rejected.class,
            rejected ->
                assertThat(rejected.reason())
                    .contains("column: t; cast error from protocol type: STRING"));
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(99);
    assertThat(quest.rows("select count() from conflict")).containsExactly("99");
  }

  @Test
  void ofARowOnlyTheFieldOfTheWrongTypeIsQuarantined() {
    table("mixed", "");
    stored(List.of(record(asset("mixed"), point("b", NOON - SECOND, new Value.Whole(1)))));
    List<Quarantined> quarantine = new ArrayList<>();
    WriterService service = new WriterService(store, RecordLayout.INSTANT, quarantine::addAll);

    WriterResult result =
        service.process(
            List.of(
                message(
                    "m1",
                    asset("mixed"),
                    point("a", NOON, 1),
                    point("b", NOON, 1.5),
                    point("c", NOON, 3))),
            unhurried());

    assertThat(result.returned()).isEmpty();
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(2);
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(1);
    assertThat(quarantine.getFirst().message())
        .contains("cast error from protocol type: FLOAT to column type: LONG");
    assertThat(quest.rows("select a, b, c from mixed where timestamp >= '2025-06-15T15:06:40Z'"))
        .containsExactly("1.0,,3.0");
  }

  @Test
  void inThePointLayoutFieldsThatComeInDifferentRequestsDoNotEraseEachOther() {
    table("points", ", field symbol");
    WriterService service = new WriterService(store, RecordLayout.POINT, records -> {});
    QueuedMessage one = message("m1", asset("points"), point("a", NOON, 1), point("b", NOON, 2));
    QueuedMessage other = message("m2", asset("points"), point("c", NOON, 3));
    service.process(List.of(one), unhurried());
    service.process(List.of(other), unhurried());
    service.process(List.of(one, other), unhurried());
    assertThat(quest.rows("select count(), sum(a), sum(b), sum(c) from points"))
        .containsExactly("3,1.0,2.0,3.0");
  }

  @Test
  void inTheInstantLayoutThisStoreKeepsOnlyTheLastRequestOfAnInstant() {
    // why the local plant sets TIMESERIES_STORE=questdb
    table("instants", "");
    stored(List.of(record(asset("instants"), point("a", NOON, 1))));
    stored(List.of(record(asset("instants"), point("b", NOON, 2))));
    assertThat(quest.rows("select a, b from instants")).containsExactly(",2.0");
  }

  private static Value read(String text, Value like) {
    return switch (like) {
      case Value.Real real -> new Value.Real(Double.parseDouble(text));
      case Value.Whole whole -> new Value.Whole(Long.parseLong(text));
      case Value.Truth truth -> new Value.Truth(Boolean.parseBoolean(text));
      default -> new Value.Text(text);
    };
  }

  private static void stored(List<StoreRecord> batch) {
    assertThat(store.write(batch, unhurried()).outcomes()).containsOnly(WriteOutcome.STORED);
  }

  private static AssetContext asset(String machineType) {
    return new AssetContext(
        PRESS.site(), PRESS.area(), PRESS.line(), PRESS.asset(), machineType, "m1");
  }

  private static void table(String name, String more) {
    quest.run(
        ("create table %s (timestamp timestamp, site symbol, area symbol, line symbol, asset symbol"
                + "%s) timestamp(timestamp) partition by day wal"
                + " dedup upsert keys(timestamp, site, area, line, asset%s)")
            .formatted(name, more, more.replace(" symbol", "")));
  }
}
