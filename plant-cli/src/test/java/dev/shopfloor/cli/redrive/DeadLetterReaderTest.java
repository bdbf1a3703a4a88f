package dev.shopfloor.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class DeadLetterReaderTest {
  private static final String EVENT =
      """
      {"version":"0","detail-type":"Alert","source":"shopfloor",
       "detail":{"site":"berlin","asset":"press07","message":"secret of the plant"}}
      """;

  @Test
  void anEventIsToldByItsRuleAndItsAssetAndNothingOfWhatItCarries() {
    DeadLetter letter =
        read(
            EVENT,
            Map.of(
                "RULE_ARN", "r",
                "ERROR_CODE", "NO_PERMISSIONS",
                "ERROR_MESSAGE", "line one\nline two",
                "EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts"),
            Map.of());

    assertThat(letter.form()).isEqualTo(Form.EVENT);
    assertThat(letter.cause())
        .isEqualTo("EventBridge could not deliver it: NO_PERMISSIONS (MaximumRetryAttempts)");
    assertThat(letter.says()).isEqualTo("line one line two");
    assertThat(letter.subject()).isEqualTo("Alert berlin/press07");
    assertThat(letter.body()).isEqualTo(EVENT);
  }

  @Test
  void whatSqsMovedIsToldSoAlsoWhenAnEarlierFailureStandsOnIt() {
    Map<String, String> earlier = Map.of("RULE_ARN", "r", "ERROR_CODE", "NO_PERMISSIONS");

    assertThat(
            read(
                    EVENT,
                    earlier,
                    Map.of(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, "arn"))
                .form())
        .isEqualTo(Form.GIVEN_BACK);
    Map<String, String> movedBack = new TreeMap<>(earlier);
    movedBack.put("redriven", "2");
    assertThat(read(EVENT, movedBack, Map.of()))
        .extracting(DeadLetter::form, DeadLetter::redriven, DeadLetter::says)
        .containsExactly(Form.GIVEN_BACK, 2, "");
  }

  @Test
  void theTickOfAScheduleComesOutOfTheCallThatItWouldHaveMade() {
    String tick = "{\"tick\":\"2026-11-22T06:00:00Z\"}";
    Map<String, String> schedule = Map.of("SCHEDULE_ARN", "s", "ERROR_CODE", "x");

    assertThat(read(tick, schedule, Map.of()).body()).isEqualTo(tick);
    DeadLetter wrapped =
        read(
            "{\"QueueUrl\":\"u\",\"MessageBody\":\"" + tick.replace("\"", "\\\"") + "\"}",
            schedule,
            Map.of());
    assertThat(wrapped.body()).isEqualTo(tick);
    assertThat(wrapped.subject()).isEqualTo("tick 2026-11-22T06:00:00Z");
  }

  @Test
  void aFailedCallIsToldByItsErrorAndItsTopicAndNotByItsWords() {
    DeadLetter letter =
        read(
            """
            {"requestContext":{"condition":"RetriesExhausted"},
             "requestPayload":{"data":"c2VjcmV0","topic":"plant/a"},
             "responsePayload":{"errorMessage":"value 4711 of the plant","errorType":"X"}}
            """,
            Map.of(),
            Map.of());

    assertThat(letter.form()).isEqualTo(Form.FAILED_CALL);
    assertThat(letter.cause()).isEqualTo("the function failed on it: X (RetriesExhausted)");
    assertThat(letter.says()).isEmpty();
    assertThat(letter.subject()).isEqualTo("plant/a");
  }

  @Test
  void aBatchOfARuleIsToldByTheTopicOfItsFirstEntry() {
    assertThat(
            read(
                    """
                    {"ruleName":"R","payloadsWithMetadata":[{"id":1,"topic":"plant/a"},{"topic":"plant/b"}]}
                    """,
                    Map.of(),
                    Map.of())
                .subject())
        .isEqualTo("plant/a");
  }

  @Property(tries = 300)
  void whateverLiesThereIsReadAndGoesBackAsItIs(@ForAll String body) {
    DeadLetter letter = read(body, Map.of(), Map.of());

    assertThat(letter.body()).isEqualTo(body);
    assertThat(letter.unusable()).isNull();
  }

  private static DeadLetter read(
      String body, Map<String, String> attributes, Map<MessageSystemAttributeName, String> system) {
    Map<String, MessageAttributeValue> values = new TreeMap<>();
    attributes.forEach((name, value) ->
        values.put(
            name, MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return DeadLetterReader.read(
        Message.builder()
            .messageId("m")
            .body(body)
            .messageAttributes(values)
            .attributes(system)
            .build());
  }
}
