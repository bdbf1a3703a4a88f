package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.Broken;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.EventBatch.Way;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
  private static final long NOW = 1_794_800_000_000_000_000L;

  @Test
  void theRulesObjectGivesBackTheMachinesBytes() {
    byte[] payload = {0, 1, (byte) 0xff, '{'};
    RawMessage message =
        (RawMessage)
            one(
                """
                {"data":"%s","topic":"plant/a","rx":1794800000123,"client":"c1","trace":"t1"}
                """
                    .formatted(Base64.getEncoder().encodeToString(payload)));

    assertThat(message.bytes()).isEqualTo(payload);
    assertThat(message.topic()).isEqualTo("plant/a");
    assertThat(message.rx()).isEqualTo(1_794_800_000_123_000_000L);
    assertThat(message.client()).isEqualTo("c1");
    assertThat(message.trace()).isEqualTo("t1");
    assertThat(message.recordId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":10.0,\"a\":1e2, \"b\" : [1 , {\"c\":\"\\u00e4\"}]}",
        "{ }",
        "[1,2]",
        "10.0",
        "-0",
        "12345678901234567890",
        "\"a \\\" quote and ünïcode\"",
        "true",
        "null"
      })
  void aReadablePayloadKeepsItsOriginalBytes(String payload) {
    RawMessage last = (RawMessage) one("{\"topic\":\"ü\",\"rx\":1,\"payload\":" + payload + "}");
    RawMessage first =
        (RawMessage) one("\ufeff{\"payload\": " + payload + " ,\"topic\":\"t\",\"rx\":1}");

    assertThat(new String(last.bytes(), UTF_8)).isEqualTo(payload);
    assertThat(new String(first.bytes(), UTF_8)).isEqualTo(payload);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "[{\"topic\":\"t\",\"rx\":1,\"payload\":1}]",
        "{\"topic\":\"t\",\"rx\":1}",
        "{\"topic\":\"t\",\"payload\":1}",
        "{\"rx\":1,\"payload\":1}",
        "{\"topic\":7,\"rx\":1,\"payload\":1}",
        "{\"topic\":\"t\",\"rx\":\"1\",\"payload\":1}",
        "{\"topic\":\"t\",\"rx\":-1,\"payload\":1}",
        "{\"topic\":\"t\",\"rx\":9999999999999999,\"payload\":1}",
        "{\"topic\":\"t\",\"rx\":99999999999999999999,\"payload\":1}",
        "{\"topic\":\"t\",\"rx\":1,\"data\":\"@@@\"}",
        "{\"topic\":\"t\",\"rx\":1,\"data\":5}",
        "{\"topic\":\"t\",\"rx\":1,\"data\":\"QQ==\",\"payload\":1}",
        "{\"topic\":\"t\",\"rx\":1,\"payload\":1} x",
        "{\"topic\":\"t\",\"rx\":1,\"payload\":1",
        "{\"Records\":5}",
        "{\"Records\":[{\"body\":\"{}\"}]}"
      })
  void aBrokenEnvelopeKeepsItsBytes(String event) {
    Broken broken = (Broken) one(event);

    assertThat(new String(broken.bytes(), UTF_8)).isEqualTo(event);
    assertThat(broken.message()).isNotBlank();
    assertThat(broken.rx()).isGreaterThan(0);
  }

  @Test
  void queueRecordsHoldTheSameObjectAsTextAndOneBadRecordLeavesTheOthers() {
    EventBatch batch =
        read(
            """
            {"Records":[
              {"messageId":"m1","body":"{\\"topic\\":\\"t\\",\\"rx\\":5,\\"payload\\":{\\"a\\":1.0}}"},
              {"messageId":"m2","body":"not json"}]}
            """);

    assertThat(batch.way()).isEqualTo(Way.RECORDS);
    assertThat(batch.recordIds()).containsExactly("m1", "m2");
    RawMessage good = (RawMessage) batch.envelopes().getFirst();
    assertThat(new String(good.bytes(), UTF_8)).isEqualTo("{\"a\":1.0}");
    Broken bad = (Broken) batch.envelopes().getLast();
    assertThat(new String(bad.bytes(), UTF_8)).isEqualTo("not json");
    assertThat(bad.rx()).isEqualTo(NOW);
  }

  @Test
  void kinesisRecordsHoldTheSameObjectInBase64() {
    String object = "{\"topic\":\"t\",\"rx\":5,\"payload\":{\"a\":1}}";
    EventBatch batch =
        read(
            """
            {"Records":[
              {"kinesis":{"sequenceNumber":"49","partitionKey":"t","data":"%s"},"eventID":"s:49"},
              {"kinesis":{"sequenceNumber":"50","data":"@@@"}}]}
            """
                .formatted(Base64.getEncoder().encodeToString(object.getBytes(UTF_8))));

    assertThat(batch.recordIds()).containsExactly("49", "50");
    RawMessage good = (RawMessage) batch.envelopes().getFirst();
    assertThat(new String(good.bytes(), UTF_8)).isEqualTo("{\"a\":1}");
    assertThat(batch.envelopes().getLast()).isInstanceOf(Broken.class);
  }

  @Property
  void anyBytesAreOneMessageOrABatchOfRecords(@ForAll byte[] event) {
    EventBatch batch = EnvelopeReader.read(event, NOW);

    assertThat(batch.way()).isEqualTo(Way.DIRECT);
    assertThat(batch.envelopes()).hasSize(1);
  }

  private static Envelope one(String event) {
    EventBatch batch = read(event);
    assertThat(batch.way()).isEqualTo(Way.DIRECT);
    return batch.envelopes().getFirst();
  }

  private static EventBatch read(String event) {
    return EnvelopeReader.read(event.getBytes(UTF_8), NOW);
  }
}
