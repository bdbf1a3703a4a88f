package dev.shopfloor.writer.liveanalytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no SDK sends, but a client of one's own might. */
class WireRequestTest {
  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=k/20250615/eu-central-1/timestream/aws4_request";

  @AutoClose private final Writes writes = new Writes();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"DatabaseName\":",
        "{\"DatabaseName\":1,\"TableName\":\"t\",\"Records\":[]}",
        "{\"DatabaseName\":\"d\",\"TableName\":\"t\",\"Rows\":[]}",
        "{\"DatabaseName\":\"d\",\"TableName\":\"t\",\"Records\":{}}",
        "{\"DatabaseName\":\"d\",\"TableName\":\"t\",\"Records\":[{\"Time\":1}]}",
        "{\"DatabaseName\":\"d\",\"TableName\":\"t\",\"Records\":[{\"Version\":\"1\"}]}",
        "{\"DatabaseName\":\"d\",\"TableName\":\"t\",\"Records\":[{\"Version\":1.5}]}",
        "{\"DatabaseName\":\"d\",\"TableName\":\"t\",\"Records\":[{\"Quality\":\"GOOD\"}]}",
        "{\"DatabaseName\":\"d\",\"DatabaseName\":\"d\",\"TableName\":\"t\",\"Records\":[]}"
      })
  void aBodyThatIsNotOfTheApiIsRefused(String body) {
    assertThatThrownBy(() -> WireRequest.read(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("SerializationException"));
  }

  @Test
  void aRequestThatIsNotSignedForTheServiceIsDenied() throws Exception {
    assertThat(send("AWS4-HMAC-SHA256 Credential=k/20250615/eu-central-1/sqs/aws4_request", "{}"))
        .satisfies(
            answer -> assertThat(answer.statusCode()).isEqualTo(403),
            answer -> assertThat(answer.body()).contains("AccessDeniedException"));
  }

  @Test
  void aBodyAbove1MibIsRefused() throws Exception {
    assertThat(send(SIGNED, " ".repeat((1 << 20) + 1)))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(413));
  }

  @Test
  void aBodyThatCannotBeReadIsAnsweredAndCountsAsNoRequest() throws Exception {
    assertThat(send(SIGNED, "{"))
        .satisfies(
            answer -> assertThat(answer.statusCode()).isEqualTo(400),
            answer -> assertThat(answer.body()).contains("SerializationException"));
    assertThat(writes.service.requests()).isEmpty();
  }

  private HttpResponse<String> send(String signature, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(writes.service.url()))
              .header("Authorization", signature)
              .header("Content-Type", "application/x-amz-json-1.0")
              .header("X-Amz-Target", "Timestream_20181101.WriteRecords")
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
