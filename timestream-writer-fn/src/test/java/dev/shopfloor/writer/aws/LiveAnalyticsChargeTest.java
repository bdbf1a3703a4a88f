package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.SECOND;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveAnalyticsChargeTest {
  private static final Instant NOW = Instant.ofEpochSecond(0, NOON).plusSeconds(600);

  private static List<StoreRecord> records(int number) {
    return IntStream.range(0, number)
        .mapToObj(at ->
            record(
                PRESS,
                point("oilTemp", NOON + at * SECOND / 4, new Value.Real(at)),
                point("parts", NOON + at * SECOND / 4, new Value.Whole(at)),
                point("mode", NOON + at * SECOND / 4, new Value.Text("AUTO" + at % 7))))
        .toList();
  }

  @Test
  void theChargeIsWhatTheServiceMetersOfTheSameBatch() throws IOException {
    for (int number : new int[] {1, 94, 95, 250, 1_000}) {
      try (FakeLiveAnalytics service = new FakeLiveAnalytics(NOW)) {
        LiveAnalyticsStore store =
            new LiveAnalyticsStore(
                LiveAnalyticsClients.of(service),
                new LiveAnalyticsTable(FakeLiveAnalytics.DATABASE, FakeLiveAnalytics.TABLE),
                InstantSource.fixed(NOW));
        store.write(records(number), unhurried());

        assertThat(LiveAnalyticsCharge.of(records(number)))
            .isEqualTo(new LiveAnalyticsCharge(service.metered().size(), service.meteredKib()));
      }
    }
  }

  @Test
  void nothingIsChargedForNothing() {
    assertThat(LiveAnalyticsCharge.of(List.of())).isEqualTo(new LiveAnalyticsCharge(0, 0));
  }

  @Test
  void whatTheServiceWouldRefuseIsNotCharged() {
    StoreRecord unfit = record("site", NOON, new Value.Real(1));

    assertThat(LiveAnalyticsCharge.of(List.of(unfit))).isEqualTo(new LiveAnalyticsCharge(0, 0));
  }
}
