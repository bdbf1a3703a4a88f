package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.record;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.WriteOutcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/** How the SDK finds the endpoint of the account, at the network's edge. */
class LiveAnalyticsDiscoveryTest {
  private static final String CELL =
      "{\"Endpoints\":[{\"Address\":\"ingest-cell7.timestream.eu-central-1.amazonaws.com\","
          + "\"CachePeriodInMinutes\":1440}]}";
  private static final String CLOSED =
      "{\"__type\":\"com.amazonaws.timestream.v20181101#AccessDeniedException\",\"message\":\"Only"
          + " existing Timestream for LiveAnalytics customers can access the service.\"}";

  private final List<String> asked = new ArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final LiveAnalyticsStore store =
      new LiveAnalyticsStore(
          () ->
              LiveAnalyticsStore.client()
                  .region(Region.EU_CENTRAL_1)
                  .credentialsProvider(
                      StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                  .httpClient(new Edge())
                  .build(),
          new LiveAnalyticsTable("plant-data", "telemetry"),
          InstantSource.fixed(Instant.EPOCH));

  private record Answer(int status, String body) {}

  @Test
  void nothingIsAskedBeforeTheFirstWrite() {
    assertThat(asked).as("a snapshot holds no endpoint that may be stale").isEmpty();
  }

  @Test
  void theFirstWriteAsksForTheEndpointAndFurtherOnesUseIt() {
    answers.add(new Answer(200, CELL));
    answers.add(new Answer(200, "{}"));
    answers.add(new Answer(200, "{}"));
    assertThat(write()).isEqualTo(WriteOutcome.STORED);
    assertThat(write()).isEqualTo(WriteOutcome.STORED);
    assertThat(asked)
        .containsExactly(
            "DescribeEndpoints ingest.timestream.eu-central-1.amazonaws.com",
            "WriteRecords ingest-cell7.timestream.eu-central-1.amazonaws.com",
            "WriteRecords ingest-cell7.timestream.eu-central-1.amazonaws.com");
  }

  @Test
  void anAccountThatWasNeverLetInReadsWhichStoreToTake() {
    answers.add(new Answer(403, CLOSED));
    assertThat(write())
        .isEqualTo(new WriteOutcome.RetryAfter(Duration.ZERO, LiveAnalyticsFailure.CLOSED));
    assertThat(asked).hasSize(1);
  }

  private WriteOutcome write() {
    return store
        .write(List.of(record("t", NOON, new Value.Real(1))), unhurried())
        .outcomes()
        .getFirst();
  }

  private final class Edge implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          SdkHttpRequest sent = request.httpRequest();
          String target = sent.firstMatchingHeader("X-Amz-Target").orElse("");
          asked.add(target.substring(target.indexOf('.') + 1) + " " + sent.host());
          Answer answer = answers.remove();
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(answer.status()).build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
