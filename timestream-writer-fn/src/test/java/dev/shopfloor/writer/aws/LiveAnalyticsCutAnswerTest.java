package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.WriteOutcome;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** An answer of LiveAnalytics whose connection breaks anywhere says what it says, or nothing. */
class LiveAnalyticsCutAnswerTest {
  private CannedServer server;
  private LiveAnalyticsStore store;

  @BeforeEach
  void start() throws IOException {
    server = new CannedServer();
    store =
        new LiveAnalyticsStore(
            () ->
                LiveAnalyticsStore.client()
                    .region(Region.EU_CENTRAL_1)
                    .endpointOverride(URI.create(server.url()))
                    .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                    .httpClient(UrlConnectionHttpClient.create())
                    .build(),
            new LiveAnalyticsTable("plant-data", "telemetry"),
            InstantSource.fixed(Instant.ofEpochSecond(0, NOON)));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aRejectedRecordIsRejectedOrComesAgain() {
    String whole =
        answer(
            419,
            "{\"__type\":\"RejectedRecordsException\",\"message\":\"Some\",\"RejectedRecords\":"
                + "[{\"RecordIndex\":0,\"Reason\":\"lower\",\"ExistingVersion\":7}]}");
    assertThat(written(whole)).isEqualTo(WriteOutcome.DUPLICATE);
    assertThat(cuts(whole))
        .allMatch(one -> one == WriteOutcome.DUPLICATE || one instanceof WriteOutcome.RetryAfter);
  }

  @Test
  void anInvalidRequestIsInvalidOrComesAgain() {
    String whole = answer(400, "{\"__type\":\"ValidationException\",\"message\":\"No\"}");
    assertThat(written(whole)).isInstanceOf(WriteOutcome.Rejected.class);
    assertThat(cuts(whole)).allMatch(WriteOutcome.RetryAfter.class::isInstance);
  }

  @Test
  void aRecordIsStoredOrComesAgain() {
    String whole = answer(200, "{\"RecordsIngested\":{\"Total\":1}}");
    assertThat(written(whole)).isEqualTo(WriteOutcome.STORED);
    assertThat(cuts(whole))
        .allMatch(one -> one == WriteOutcome.STORED || one instanceof WriteOutcome.RetryAfter);
  }

  private static String answer(int status, String body) {
    return "HTTP/1.1 %d Said\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, body.length(), body);
  }

  private List<WriteOutcome> cuts(String whole) {
    return IntStream.range(1, whole.length())
        .mapToObj(end -> written(whole.substring(0, end)))
        .toList();
  }

  private WriteOutcome written(String said) {
    server.say(said);
    return store
        .write(List.of(record("t", NOON, new Value.Real(1))), unhurried())
        .outcomes()
        .getFirst();
  }
}
