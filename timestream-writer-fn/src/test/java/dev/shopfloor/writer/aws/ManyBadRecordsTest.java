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
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Value;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriterResult;
import dev.shopfloor.writer.WriterService;
import dev.shopfloor.writer.aws.FakeInflux.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bad records cost few requests when they are bad in the same way, however many they are. */
class ManyBadRecordsTest {
  private static final long DAY = 86_400 * SECOND;

  private FakeInflux influx;

  @BeforeEach
  void start() throws IOException {
    influx = new FakeInflux();
  }

  @AfterEach
  void stop() {
    influx.close();
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_ONLY, INSTANT",
    "BAD_ONLY, POINT",
    "LISTED, INSTANT",
    "LISTED, POINT",
    "ALL_BY_NUMBER, INSTANT",
    "ALL_BY_NUMBER, POINT"
  })
  void aFieldOfTheWrongTypeInHalfOfAFullBatchCostsADozenRequests(
      Refusal refusal, RecordLayout layout) {
    influx.refusing(refusal).knows("press", "bad", Double.class);
    List<QueuedMessage> messages = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      List<EnrichedPoint> points = new ArrayList<>();
      for (int second = at * 50; second < at * 50 + 50; second++) {
        long time = NOON + second * SECOND;
        points.add(point("good", time, second));
        if (second % 2 == 0) {
          points.add(point("bad", time, new Value.Text("warm")));
        }
      }
      messages.add(message("m" + at, PRESS, points.toArray(EnrichedPoint[]::new)));
    }

    WriterResult result =
        new WriterService(store(refusal), layout, records -> {}).process(messages, unhurried());

    assertThat(result.returned()).isEmpty();
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.STORED)).isEqualTo(5_000);
    assertThat(result.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(2_500);
    assertThat(influx.rows()).hasSize(5_000);
    assertThat(influx.requests()).hasSizeLessThanOrEqualTo(12);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void onePoisonedRecordAmong99GoodOnesCostsOnlyItself(Refusal refusal) {
    influx.refusing(refusal).knows("press", "t", Double.class);
    List<StoreRecord> batch = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      batch.add(
          record("t", NOON + at * SECOND, at == 57 ? new Value.Text("x") : new Value.Real(at)));
    }
    List<WriteOutcome> outcomes = store(refusal).write(batch, unhurried()).outcomes();
    assertThat(outcomes.get(57)).isInstanceOf(WriteOutcome.Rejected.class);
    assertThat(outcomes.stream().filter(WriteOutcome.STORED::equals)).hasSize(99);
    assertThat(influx.rows()).hasSize(99);
    assertThat(influx.requests())
        .hasSizeLessThanOrEqualTo(refusal == Refusal.ALL_SILENTLY ? 15 : 3);
  }

  @Test
  void whatOneDayRefusesAndTheNextTakesIsToldApart() {
    influx.refusing(Refusal.BAD_ONLY).inSpansOf(DAY).knows("press", "t", NOON, Double.class);
    influx.knows("press", "t", NOON + DAY, Long.class);
    List<StoreRecord> batch = new ArrayList<>();
    for (int at = 0; at < 400; at++) {
      batch.add(record("t", NOON + (at % 2) * DAY + at * SECOND, new Value.Whole(at)));
    }
    List<WriteOutcome> outcomes = store(Refusal.BAD_ONLY).write(batch, unhurried()).outcomes();
    for (int at = 0; at < 400; at++) {
      if (at % 2 == 0) {
        assertThat(outcomes.get(at)).isInstanceOf(WriteOutcome.Rejected.class);
      } else {
        assertThat(outcomes.get(at)).isEqualTo(WriteOutcome.STORED);
      }
    }
    assertThat(influx.requests()).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void lateBadAndGoodRecordsOfOneBatchAreToldApart() {
    influx.refusing(Refusal.BAD_ONLY).keepingSince(NOON + 1_000 * SECOND);
    influx.knows("press", "t", Double.class);
    List<StoreRecord> batch = new ArrayList<>();
    for (int at = 0; at < 3_000; at++) {
      batch.add(
          record("t", NOON + at * SECOND, at % 3 == 0 ? new Value.Text("x") : new Value.Real(at)));
    }
    List<WriteOutcome> outcomes = store(Refusal.BAD_ONLY).write(batch, unhurried()).outcomes();
    for (int at = 0; at < 3_000; at++) {
      assertThat(outcomes.get(at))
          .as("record " + at)
          .isInstanceOf(
              at < 1_000
                  ? WriteOutcome.Late.class
                  : at % 3 == 0 ? WriteOutcome.Rejected.class : WriteOutcome.Stored.class);
    }
    assertThat(influx.requests()).hasSizeLessThanOrEqualTo(30);
  }

  private InfluxStore store(Refusal refusal) {
    return new InfluxStore(
        influx.refusing(refusal).endpoint("o", "b"), TokenSource.NONE, LineDialect.INFLUXDB);
  }
}
