package dev.shopfloor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqsBatchTest {
  private static final String EVENT =
      """
      {"Records":[{
        "messageId":"059f36b4-87a3-44ab-83d2-661975830a7d",
        "receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
        "body":"{\\"tick\\":\\"2026-11-22T00:01:00Z\\"}",
        "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1545082649183",
          "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},
        "messageAttributes":{"a":{"stringValue":"x"}},
        "md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3",
        "eventSource":"aws:sqs",
        "eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:TickQueue",
        "awsRegion":"eu-central-1"}]}
      """;

  @Test
  void readsWhatAnEventSourceMappingSends() throws IOException {
    List<QueuedMessage> messages = SqsBatch.read(stream(EVENT));

    assertThat(messages)
        .containsExactly(
            new QueuedMessage(
                "059f36b4-87a3-44ab-83d2-661975830a7d",
                "{\"tick\":\"2026-11-22T00:01:00Z\"}",
                "arn:aws:sqs:eu-central-1:123456789012:TickQueue",
                1545082649183L,
                3));
  }

  @Test
  void anEventThatIsNoBatchIsRefusedSoThatItComesAgain() {
    assertThatThrownBy(() -> SqsBatch.read(stream("{\"detail\":1}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Records");
    assertThatThrownBy(() -> SqsBatch.read(stream("{\"Records\":[{\"body\":\"x\"}]}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("messageId");
  }

  @Test
  void theResponseNamesOnlyWhatFailed() {
    assertThat(new String(SqsBatch.response(List.of("a", "b")), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"b\"}]}");
    assertThat(new String(SqsBatch.response(List.of()), StandardCharsets.UTF_8))
        .isEqualTo("{\"batchItemFailures\":[]}");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
