package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiveAnalyticsPoisonTest {
  private static final Instant NOW = Instant.ofEpochSecond(0, NOON).plusSeconds(600);

  /** What is wrong with the one record, and by whom it is found. */
  enum Poison {
    /** The service names it: a column of another type. */
    TYPE(record("t", NOON, new Value.Text("x")), WriteOutcome.Rejected.class, 1),
    /** The service names it: older than the memory store. */
    LATE(record("t", NOON - 86_400 * SECOND, new Value.Real(1)), WriteOutcome.Late.class, 1),
    /** The service refuses the whole request for it, and does not say for which. */
    NAME(record("measure_name", NOON, new Value.Real(1)), WriteOutcome.Rejected.class, 15),
    /** It is not sent at all. */
    TEXT(record("s", NOON, new Value.Text("x".repeat(3_000))), WriteOutcome.Rejected.class, 1);

    private final StoreRecord record;
    private final Class<? extends WriteOutcome> outcome;
    private final int mostRequests;

    Poison(StoreRecord record, Class<? extends WriteOutcome> outcome, int mostRequests) {
      this.record = record;
      this.outcome = outcome;
      this.mostRequests = mostRequests;
    }
  }

  @ParameterizedTest
  @EnumSource(Poison.class)
  void onePoisonedRecordAmong99GoodOnesCostsOnlyItself(Poison poison) throws IOException {
    try (FakeLiveAnalytics service = new FakeLiveAnalytics(NOW)) {
      service.knows("t", "DOUBLE");
      List<StoreRecord> batch = new ArrayList<>();
      for (int at = 0; at < 100; at++) {
        batch.add(
            at == 57 ? poison.record : record("t", NOON + (at + 1) * SECOND, new Value.Real(at)));
      }

      List<WriteOutcome> outcomes = store(service).write(batch, unhurried()).outcomes();

      assertThat(outcomes.get(57)).isInstanceOf(poison.outcome);
      assertThat(outcomes).filteredOn(WriteOutcome.STORED::equals).hasSize(99);
      assertThat(service.rows()).hasSize(99);
      assertThat(service.requests()).hasSizeLessThanOrEqualTo(poison.mostRequests);
    }
  }

  private static LiveAnalyticsStore store(FakeLiveAnalytics service) {
    return new LiveAnalyticsStore(
        LiveAnalyticsClients.of(service),
        new LiveAnalyticsTable(FakeLiveAnalytics.DATABASE, FakeLiveAnalytics.TABLE),
        InstantSource.fixed(NOW));
  }
}
