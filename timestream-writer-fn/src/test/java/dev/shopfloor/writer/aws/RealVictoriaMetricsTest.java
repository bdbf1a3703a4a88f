package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.message;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Value;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriterResult;
import dev.shopfloor.writer.WriterService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VictoriaMetrics itself, Debian's program; skipped where it is not installed. */
class RealVictoriaMetricsTest {
  private static final long NOON_MS = NOON / 1_000_000;

  private static RealVictoriaMetrics victoria;
  private static InfluxStore store;

  @BeforeAll
  static void start(@TempDir Path root) throws IOException {
    victoria = new RealVictoriaMetrics(root);
    store = new InfluxStore(victoria.endpoint(), TokenSource.NONE, LineDialect.VICTORIAMETRICS);
  }

  @AfterAll
  static void stop() {
    if (victoria != null) {
      victoria.close();
    }
  }

  @Test
  void numbersTruthsAndQualitiesBecomeSamplesOfAMetricEach() {
    stored(
        record(
            asset("kinds"),
            point("real", NOON, 0.1),
            point("large", NOON, 1e308),
            point("whole", NOON, new Value.Whole(1L << 53)),
            point("yes", NOON, new Value.Truth(true)),
            point("no", NOON, new Value.Truth(false)),
            point("worn", NOON, new Value.Real(2), Quality.UNCERTAIN, 1),
            point("bad", NOON, new Value.Real(2), Quality.BAD, 1),
            point("stale", NOON, new Value.Real(2), Quality.STALE, 1),
            point("gone", NOON, Value.ABSENT)));
    assertThat(victoria.samples("kinds_real"))
        .containsExactly(
            entry(
                "{area=stamping, asset=press07, line=line1, site=berlin}", Map.of(NOON_MS, "0.1")));
    assertThat(Double.parseDouble(value("kinds_large"))).isEqualTo(1e308);
    assertThat(value("kinds_whole")).isEqualTo("9007199254740992");
    assertThat(value("kinds_yes")).isEqualTo("1");
    assertThat(value("kinds_no")).isEqualTo("0");
    assertThat(value("kinds_worn")).isEqualTo("2");
    assertThat(value("kinds_worn_q")).isEqualTo("1");
    assertThat(value("kinds_bad_q")).isEqualTo("2");
    assertThat(value("kinds_stale_q")).isEqualTo("3");
    assertThat(value("kinds_gone_q")).isEqualTo("4");
    assertThat(victoria.samples("kinds_bad")).isEmpty();
  }

  @Test
  void hardNamesReadBackEqual() {
    AssetContext context =
        new AssetContext("a,b = c", null, "\"q\"", "ü 漢 \uD83D\uDE00", "h t", "m");
    stored(record(context, point("o=t, 1", NOON, 7)));
    assertThat(victoria.samples("h t_o=t, 1"))
        .containsOnlyKeys("{asset=ü 漢 \uD83D\uDE00, line=\"q\", site=a,b = c}");
  }

  @Test
  void onePoisonedRecordAmong99GoodOnesCostsOnlyItself() {
    List<StoreRecord> batch = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      batch.add(
          record(
              asset("poisoned"),
              point("t", NOON + at * SECOND, at == 57 ? new Value.Text("x") : new Value.Real(at))));
    }
    List<WriteOutcome> outcomes = store.write(batch, unhurried()).outcomes();
    assertThat(outcomes.get(57))
        .isInstanceOfSatisfying(
            WriteOutcome.Rejected.class,
            rejected ->
                assertThat(rejected.reason())
                    .contains("tag \"t\" holds a text; VictoriaMetrics keeps numbers only"));
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(99);
    assertThat(victoria.samples("poisoned_t").values().iterator().next()).hasSize(99);
  }

  @Test
  void ofAMessageOnlyWhatTheStoreCannotKeepIsQuarantined() {
    List<Quarantined> quarantine = new ArrayList<>();
    WriterResult result =
        new WriterService(store, RecordLayout.INSTANT, quarantine::addAll)
            .process(
                List.of(
                    message(
                        "m1",
                        asset("mixed"),
                        point("program", NOON, new Value.Text("A7")),
                        point("count", NOON, new Value.Whole((1L << 53) + 1)),
                        point("t", NOON, 1.5))),
                unhurried());
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(1);
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(2);
    assertThat(quarantine).hasSize(1);
    assertThat(value("mixed_t")).isEqualTo("1.5");
    assertThat(victoria.samples("mixed_program")).isEmpty();
    assertThat(victoria.samples("mixed_count")).isEmpty();
  }

  @Test
  void writingAgainInOtherBatchesChangesNothing() {
    List<StoreRecord> batch =
        IntStream.range(0, 300)
            .mapToObj(at -> record(asset("again"), point("t", NOON + at * SECOND, at)))
            .toList();
    stored(batch.toArray(StoreRecord[]::new));
    Map<String, Map<Long, String>> before = victoria.samples("again_t");
    stored(batch.reversed().toArray(StoreRecord[]::new));
    stored(batch.subList(10, 60).toArray(StoreRecord[]::new));
    assertThat(victoria.samples("again_t")).isEqualTo(before);
    assertThat(before.values().iterator().next()).hasSize(300);
  }

  @Test
  void whatTheStoreDropsWithoutAWordIsLateOrRefusedAndNotSent() {
    long now = System.currentTimeMillis() * 1_000_000;
    long day = 86_400 * SECOND;
    InfluxStore keeping =
        new InfluxStore(
            victoria.endpoint(),
            TokenSource.NONE,
            LineDialect.VICTORIAMETRICS,
            1,
            Optional.of(KeptTime.victoriaMetrics(InstantSource.system(), 31)));
    List<WriteOutcome> outcomes =
        keeping
            .write(
                List.of(
                    record(asset("kept"), point("t", now - 32 * day, 1)),
                    record(asset("kept"), point("t", now + 3 * day, 2)),
                    record(asset("kept"), point("t", now - 30 * day, 3))),
                unhurried())
            .outcomes();
    assertThat(outcomes)
        .hasExactlyElementsOfTypes(
            WriteOutcome.Late.class, WriteOutcome.Rejected.class, WriteOutcome.Stored.class);
    // this one is told to keep a century, and no longer ahead than any other
    stored(record(asset("kept"), point("t", now + 3 * day, 2)));
    assertThat(victoria.samples("kept_t").values().iterator().next()).hasSize(1);
  }

  private static void stored(StoreRecord... batch) {
    assertThat(store.write(List.of(batch), unhurried()).outcomes())
        .containsOnly(WriteOutcome.STORED);
  }

  private static String value(String metric) {
    return victoria.samples(metric).values().iterator().next().get(NOON_MS);
  }

  private static AssetContext asset(String machineType) {
    return new AssetContext(
        PRESS.site(), PRESS.area(), PRESS.line(), PRESS.asset(), machineType, "m1");
  }
}
