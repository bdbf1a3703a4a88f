package dev.shopfloor.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueSenderTest {
  private final StubHttp http = new StubHttp(body -> "{\"Successful\":[],\"Failed\":[]}");

  @Test
  void sendsTenMessagesARequest() {
    sender(http).send(Collections.nCopies(23, "{}"));

    assertThat(http.requests).hasSize(3);
    assertThat(http.requests).extracting(QueueSenderTest::entries).containsExactly(10L, 10L, 3L);
  }

  @Test
  void noRequestIsLargerThanSqsTakes() {
    sender(http).send(Collections.nCopies(5, "ü".repeat(60 * 1024)));

    assertThat(http.requests).extracting(QueueSenderTest::entries).containsExactly(2L, 2L, 1L);
  }

  @Test
  void eachMessageHasItsOwnDelay() {
    sender(http).send(List.of("a", "b"), List.of(0, 7));

    assertThat(http.requests.getFirst()).contains("\"DelaySeconds\":0", "\"DelaySeconds\":7");
  }

  @Test
  void nothingToSendMakesNoRequest() {
    sender(http).send(List.of());

    assertThat(http.requests).isEmpty();
  }

  @Test
  void aRefusedMessageIsAnErrorThatNamesQueueAndCause() {
    StubHttp refusing =
        new StubHttp(body ->
            "{\"Successful\":[],\"Failed\":[{\"Id\":\"0\",\"SenderFault\":true,"
                + "\"Code\":\"AccessDenied\",\"Message\":\"no way\"}]}");

    assertThatThrownBy(() -> sender(refusing).send(List.of("a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("TelemetryQueue", "AccessDenied", "no way");
  }

  private static QueueSender sender(StubHttp http) {
    SqsClient sqs =
        SqsClient.builder()
            .httpClient(http)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .checksumValidationEnabled(false)
            .build();
    return new QueueSender(sqs, "https://sqs.eu-central-1.amazonaws.com/1/TelemetryQueue");
  }

  private static long entries(String body) {
    return Pattern.compile("\"MessageBody\"").matcher(body).results().count();
  }
}
