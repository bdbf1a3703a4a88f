package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.liveanalytics.Discovery;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import dev.shopfloor.writer.liveanalytics.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** How the SDK finds the endpoint of the account when no setting names one. */
class LiveAnalyticsDiscoveryTest {
  private static final Instant NOW = Instant.ofEpochSecond(0, NOON).plusSeconds(600);
  private static final String ASKED = "DescribeEndpoints " + Discovery.REGIONAL;
  private static final String WRITTEN =
      "WriteRecords ingest-cell7.timestream.eu-central-1.amazonaws.com";

  private FakeLiveAnalytics service;
  private LiveAnalyticsStore store;

  @BeforeEach
  void start() throws IOException {
    service = new FakeLiveAnalytics(NOW);
    service.discovery().moveTo(7);
    store =
        new LiveAnalyticsStore(
            () ->
                LiveAnalyticsStore.client()
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                    .httpClient(service.network())
                    .build(),
            new LiveAnalyticsTable(FakeLiveAnalytics.DATABASE, FakeLiveAnalytics.TABLE),
            InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void nothingIsAskedBeforeTheFirstWrite() {
    assertThat(service.discovery().asked())
        .as("a snapshot holds no endpoint that may be stale")
        .isEmpty();
  }

  @Test
  void theFirstWriteAsksForTheEndpointAndFurtherOnesUseIt() {
    assertThat(write()).isEqualTo(WriteOutcome.STORED);
    assertThat(write()).isEqualTo(WriteOutcome.STORED);
    assertThat(service.discovery().asked()).containsExactly(ASKED, WRITTEN, WRITTEN);
  }

  @Test
  void anAccountThatHasMovedIsWrittenToWhereItIsNow() {
    assertThat(write()).isEqualTo(WriteOutcome.STORED);
    service.discovery().moveTo(8);
    assertThat(write()).isInstanceOf(WriteOutcome.RetryAfter.class);
    assertThat(write()).isEqualTo(WriteOutcome.STORED);
    assertThat(service.discovery().asked())
        .containsExactly(
            ASKED,
            WRITTEN,
            WRITTEN,
            ASKED,
            "WriteRecords ingest-cell8.timestream.eu-central-1.amazonaws.com");
  }

  @Test
  void anAccountThatWasNeverLetInReadsWhichStoreToTake() {
    service.discovery().then(Fault.closed());
    assertThat(write())
        .isEqualTo(new WriteOutcome.RetryAfter(Duration.ZERO, LiveAnalyticsFailure.CLOSED));
    assertThat(service.discovery().asked()).containsExactly(ASKED);
  }

  private WriteOutcome write() {
    return store
        .write(List.of(record("t", NOON, new Value.Real(1))), unhurried())
        .outcomes()
        .getFirst();
  }
}
