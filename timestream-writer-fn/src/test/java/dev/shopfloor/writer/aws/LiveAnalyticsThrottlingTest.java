package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.RetryPolicy;
import dev.shopfloor.writer.RetryingStore;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A writer in front of a service that takes little at first, in simulated time. */
class LiveAnalyticsThrottlingTest {
  private static final int REQUESTS = 30;

  private final List<Duration> pauses = new ArrayList<>();
  private volatile Instant now = Instant.ofEpochSecond(0, NOON).plusSeconds(600);
  private FakeLiveAnalytics service;
  private RetryingStore store;

  @BeforeEach
  void start() throws IOException {
    service = new FakeLiveAnalytics(() -> now).throttling(4, 100);
    store =
        new RetryingStore(
            new LiveAnalyticsStore(
                LiveAnalyticsClients.of(service),
                new LiveAnalyticsTable(FakeLiveAnalytics.DATABASE, FakeLiveAnalytics.TABLE),
                () -> now,
                SideBySide.MOST),
            RetryPolicy.USUAL,
            time -> {
              pauses.add(time);
              now = now.plus(time);
            },
            new Random(1));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void whatIsThrottledIsStoredInTheEndBecauseTheServiceGrowsWithTheWriter() {
    List<StoreRecord> open =
        IntStream.range(0, 100 * REQUESTS)
            .mapToObj(at -> record("t", NOON + at, new Value.Real(at)))
            .toList();
    int deliveries = 0;
    while (!open.isEmpty()) {
      assertThat(deliveries++).as("deliveries").isLessThan(20);
      open = undecided(open);
      now = now.plusSeconds(5);
    }
    assertThat(service.dump()).hasSize(100 * REQUESTS);
    assertThat(service.throttled()).isPositive();
    assertThat(service.rate()).isGreaterThan(4);
  }

  @Test
  void aWriterThatIsThrottledPausesBeforeEachFurtherAttempt() {
    service.throttling(0, 0);
    undecided(List.of(record("t", NOON, new Value.Real(1))));
    assertThat(service.requests()).hasSize(RetryPolicy.USUAL.attempts());
    assertThat(pauses)
        .hasSize(RetryPolicy.USUAL.attempts() - 1)
        .allSatisfy(pause -> assertThat(pause).isPositive());
  }

  private List<StoreRecord> undecided(List<StoreRecord> batch) {
    List<WriteOutcome> outcomes = store.write(batch, unhurried()).outcomes();
    return IntStream.range(0, batch.size())
        .filter(at -> outcomes.get(at) instanceof WriteOutcome.RetryAfter)
        .mapToObj(batch::get)
        .toList();
  }
}
