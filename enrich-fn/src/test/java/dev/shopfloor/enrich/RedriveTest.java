package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.Broken;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.EventBatch.Way;
import dev.shopfloor.model.json.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What IngestFailureQueue keeps, read again. */
class RedriveTest {
  private static final long NOW = 1_794_800_000_000_000_000L;
  private static final long SENT_MILLIS = 1_794_700_000_123L;
  private static final long SENT = SENT_MILLIS * 1_000_000;
  private static final String ERROR_ACTION =
      """
      {"ruleName":"Plant","topic":"plant/a","cloudwatchTraceId":"t1","clientId":"c1","sourceIp":"x",
       "base64OriginalPayload":"AAH/ew==",
       "failures":[{"failedAction":"LambdaAction","failedResource":"arn","errorMessage":"throttled"}]}
      """;
  private static final String FAILURE_RECORD =
      """
      {"version":"1.0","timestamp":"2026-11-22T08:00:00.000Z",
       "requestContext":{"requestId":"r","functionArn":"arn","condition":"RetriesExhausted",
                         "approximateInvokeCount":3},
       "requestPayload":%s,
       "responseContext":{"statusCode":200,"executedVersion":"7","functionError":"Unhandled"},
       "responsePayload":{"errorMessage":"table","errorType":"X"}}
      """;

  @Test
  void anErrorActionsMessageGivesBackTheMachinesBytesWithTheTimeItWasPutOnItsQueue() {
    RawMessage message = (RawMessage) one(ERROR_ACTION);

    assertThat(message.bytes()).isEqualTo(new byte[] {0, 1, (byte) 0xff, '{'});
    assertThat(message.topic()).isEqualTo("plant/a");
    assertThat(message.rx()).isEqualTo(SENT);
    assertThat(message.client()).isEqualTo("c1");
    assertThat(message.trace()).isEqualTo("t1");
    assertThat(message.recordId()).isEqualTo("m1");
  }

  @Test
  void withoutTheTimeOfItsQueueAnErrorActionsMessageIsReceivedNow() {
    byte[] event = event("{\"messageId\":\"m1\",\"body\":%s}".formatted(quoted(ERROR_ACTION)));

    assertThat(EnvelopeReader.read(event, NOW).envelopes())
        .singleElement()
        .isInstanceOfSatisfying(RawMessage.class, m -> assertThat(m.rx()).isEqualTo(NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"soon\"", "\"-5\"", "\"99999999999999999\"", "{\"a\":1}", "null"})
  void aTimeOfTheQueueThatIsNoneCountsAsAbsent(String sent) {
    byte[] event =
        event(
            "{\"attributes\":{\"SentTimestamp\":%s},\"messageId\":\"m1\",\"body\":%s}"
                .formatted(sent, quoted(ERROR_ACTION)));

    assertThat(EnvelopeReader.read(event, NOW).envelopes())
        .singleElement()
        .isInstanceOfSatisfying(RawMessage.class, m -> assertThat(m.rx()).isEqualTo(NOW));
  }

  @Test
  void eachEntryOfABatchIsAMessageAndABadOneCostsNoOther() {
    List<Envelope> envelopes =
        envelopes(
            """
            {"payloadsWithMetadata":[
               {"id":1,"clientId":"c1","cloudwatchTraceId":"t1","base64OriginalPayload":"MQ=="},
               {"id":2,"topic":"plant/b","base64OriginalPayload":"Mg=="},
               {"id":3,"base64OriginalPayload":"@@@"},
               {"id":4}, 5],
             "topic":"plant/a","ruleName":"Plant","failures":[{"affectedIds":[1,2]}]}
            """);

    assertThat(envelopes).hasSize(5).allMatch(envelope -> "m1".equals(envelope.recordId()));
    assertThat(envelopes.subList(0, 2))
        .extracting(envelope -> ((RawMessage) envelope).topic())
        .containsExactly("plant/a", "plant/b");
    assertThat(envelopes.subList(0, 2))
        .extracting(envelope -> new String(((RawMessage) envelope).bytes(), UTF_8))
        .containsExactly("1", "2");
    assertThat(envelopes.subList(2, 5))
        .extracting(envelope -> new String(((Broken) envelope).bytes(), UTF_8))
        .containsExactly("{\"id\":3,\"base64OriginalPayload\":\"@@@\"}", "{\"id\":4}", "5");
    assertThat(envelopes.subList(2, 5)).allMatch(e -> ((Broken) e).topic().equals("plant/a"));
  }

  @Test
  void aBatchWithATopicInEachEntryNeedsNoneAroundThem() {
    assertThat(
            envelopes(
                """
                {"ruleName":"Plant","payloadsWithMetadata":[
                   {"id":1,"topic":"plant/a","base64OriginalPayload":"MQ=="}]}
                """))
        .singleElement()
        .isInstanceOf(RawMessage.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"topic\":\"t\",\"base64OriginalPayload\":\"@@@\"}",
        "{\"topic\":\"t\",\"base64OriginalPayload\":5}",
        "{\"base64OriginalPayload\":\"QQ==\"}",
        "{\"topic\":5,\"base64OriginalPayload\":\"QQ==\"}",
        "{\"topic\":\"t\",\"payloadsWithMetadata\":[]}",
        "{\"topic\":\"t\",\"payloadsWithMetadata\":{}}",
        "{\"topic\":\"t\",\"payloadsWithMetadata\":[{\"base64OriginalPayload\":\"QQ==\"}",
        "{\"topic\":\"t\",\"base64OriginalPayload\":\"QQ==\",\"payloadsWithMetadata\":[1]}",
        "{\"topic\":\"t\",\"base64OriginalPayload\":\"QQ==\"} x",
        "{\"requestContext\":{\"condition\":\"RetriesExhausted\"},\"responsePayload\":{}}",
        "{\"requestPayload\":{},\"requestPayload\":{}}",
        "{\"requestPayload\":{}} x",
        "{\"requestPayload\":{\"Records\":[]"
      })
  void whatCannotBeReadKeepsItsBytesAndTheTimeOfItsQueue(String body) {
    Broken broken = (Broken) one(body);

    assertThat(new String(broken.bytes(), UTF_8)).isEqualTo(body);
    assertThat(broken.message()).isNotBlank();
    assertThat(broken.rx()).isEqualTo(SENT);
    assertThat(broken.recordId()).isEqualTo("m1");
  }

  @Test
  void aFailureRecordGivesBackTheRulesObjectByteForByteWithItsReceiveTime() {
    RawMessage message =
        (RawMessage)
            one(
                FAILURE_RECORD.formatted(
                    "{\"payload\": {\"a\":10.0,\"a\":1e2}"
                        + " ,\"topic\":\"plant/a\",\"rx\":7,\"client\":\"c\"}"));

    assertThat(new String(message.bytes(), UTF_8)).isEqualTo("{\"a\":10.0,\"a\":1e2}");
    assertThat(message.rx()).isEqualTo(7_000_000);
    assertThat(message.topic()).isEqualTo("plant/a");
    assertThat(message.recordId()).isEqualTo("m1");
  }

  @Test
  void aFailureRecordOfABrokenEnvelopeGivesBackThatEnvelopesBytes() {
    Broken broken = (Broken) one(FAILURE_RECORD.formatted("{\"topic\":\"plant/a\", \"data\":5}"));

    assertThat(new String(broken.bytes(), UTF_8)).isEqualTo("{\"topic\":\"plant/a\", \"data\":5}");
    assertThat(broken.topic()).isEqualTo("plant/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2]", "null", "\"text\"", "12345678901234567890", "{\"Records\":[]}"})
  void aFailureRecordOfWhatIsNoObjectGivesBackThat(String event) {
    assertThat(new String(((Broken) one(FAILURE_RECORD.formatted(event))).bytes(), UTF_8))
        .isEqualTo(event);
  }

  @Test
  void aFailureRecordOfABatchGivesItsMessagesUnderTheRecordThatHoldsIt() {
    List<Envelope> envelopes =
        envelopes(
            FAILURE_RECORD.formatted(
                """
                {"Records":[
                  {"messageId":"inner1","body":"{\\"topic\\":\\"a\\",\\"rx\\":1,\\"payload\\":1}"},
                  {"messageId":"inner2","body":"no"},
                  {"messageId":"inner3","attributes":{"SentTimestamp":"5"},"body":%s}]}
                """
                    .formatted(quoted(ERROR_ACTION))));

    assertThat(envelopes).extracting(Envelope::recordId).containsExactly("m1", "m1", "m1");
    assertThat(envelopes.get(0)).isInstanceOf(RawMessage.class);
    assertThat(envelopes.get(1)).isInstanceOf(Broken.class);
    assertThat(((RawMessage) envelopes.get(2)).rx()).isEqualTo(5_000_000);
  }

  @Test
  void aFailureRecordInsideAFailureRecordIsKeptAsItIs() {
    String inner = FAILURE_RECORD.formatted("{\"topic\":\"a\",\"rx\":1,\"payload\":1}");

    assertThat(
            one(
                FAILURE_RECORD.formatted(
                    "{\"Records\":[{\"messageId\":\"i\",\"body\":%s}]}".formatted(quoted(inner)))))
        .isInstanceOfSatisfying(
            Broken.class, b -> assertThat(new String(b.bytes(), UTF_8)).isEqualTo(inner));
  }

  @Test
  void aRecordOfSeveralMessagesIsReturnedOnce() {
    EventBatch batch =
        EnvelopeReader.read(
            event(
                record("m1", "{\"topic\":\"t\",\"payloadsWithMetadata\":[1,2,3]}"),
                record("m2", ERROR_ACTION)),
            NOW);

    assertThat(batch.way()).isEqualTo(Way.RECORDS);
    assertThat(batch.envelopes()).hasSize(4);
    assertThat(batch.recordIds()).containsExactly("m1", "m2");
  }

  @Property
  void aDamagedRecordGivesAtLeastOneMessageAndEachHasItsRecord(
      @ForAll @IntRange(max = 600) int at, @ForAll byte value, @ForAll boolean cut) {
    for (String whole :
        List.of(
            ERROR_ACTION, FAILURE_RECORD.formatted("{\"topic\":\"t\",\"rx\":1,\"data\":\"\"}"))) {
      byte[] body = whole.getBytes(UTF_8);
      int place = Math.min(at, body.length - 1);
      body[place] = value;
      byte[] damaged = cut ? Arrays.copyOf(body, place) : body;

      assertThat(envelopes(new String(damaged, UTF_8)))
          .isNotEmpty()
          .allMatch(envelope -> "m1".equals(envelope.recordId()));
    }
  }

  @Property
  void anyBytesOfAMachineComeBackFromBothKinds(@ForAll byte[] payload) {
    String data = Base64.getEncoder().encodeToString(payload);

    assertThat(((RawMessage) one(ERROR_ACTION.replace("AAH/ew==", data))).bytes())
        .isEqualTo(payload);
    assertThat(
            ((RawMessage)
                    one(
                        FAILURE_RECORD.formatted(
                            "{\"data\":\"%s\",\"topic\":\"t\",\"rx\":1}".formatted(data))))
                .bytes())
        .isEqualTo(payload);
  }

  private static Envelope one(String body) {
    List<Envelope> envelopes = envelopes(body);
    assertThat(envelopes).hasSize(1);
    return envelopes.getFirst();
  }

  private static List<Envelope> envelopes(String body) {
    EventBatch batch = EnvelopeReader.read(event(record("m1", body)), NOW);
    assertThat(batch.way()).isEqualTo(Way.RECORDS);
    return batch.envelopes();
  }

  private static byte[] event(String... records) {
    return ("{\"Records\":[" + String.join(",", records) + "]}").getBytes(UTF_8);
  }

  private static String record(String id, String body) {
    return "{\"messageId\":\"%s\",\"body\":%s,\"attributes\":{\"SentTimestamp\":\"%d\"}}"
        .formatted(id, quoted(body), SENT_MILLIS);
  }

  private static String quoted(String text) {
    return new String(Json.bytes(json -> json.writeString(text)), UTF_8);
  }
}
