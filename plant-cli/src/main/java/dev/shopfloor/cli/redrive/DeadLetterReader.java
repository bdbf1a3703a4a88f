package dev.shopfloor.cli.redrive;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Tells how a dead letter came to its queue, and what its stage takes of it.
 *
 * <p>A message may have been moved back before, with the attributes of its first failure on it; so
 * what SQS moved is told first.
 */
final class DeadLetterReader {
  private static final int MOST_SAID = 160;

  private DeadLetterReader() {}

  static DeadLetter read(Message message) {
    Peek peek = Peek.at(message.body());
    int redriven = redriven(message);
    Form form = form(message, peek, redriven);
    String body = form == Form.SCHEDULE ? scheduled(message, peek) : message.body();
    Peek inner = form == Form.SCHEDULE ? Peek.at(body) : peek;
    return new DeadLetter(
        message,
        form,
        cause(form, message, peek),
        says(form, message, peek),
        subject(inner),
        body,
        redriven,
        unusable(message));
  }

  private static Form form(Message message, Peek peek, int redriven) {
    if (redriven > 0
        || message
            .attributes()
            .containsKey(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN)) {
      return Form.GIVEN_BACK;
    }
    if (message.messageAttributes().containsKey("SCHEDULE_ARN")) {
      return Form.SCHEDULE;
    }
    if (message.messageAttributes().containsKey("RULE_ARN")) {
      return Form.EVENT;
    }
    if (peek.paths().contains("base64OriginalPayload")
        || peek.paths().contains("payloadsWithMetadata")) {
      return Form.RULE_ERROR;
    }
    return peek.paths().contains("requestContext") || peek.paths().contains("requestPayload")
        ? Form.FAILED_CALL
        : Form.UNKNOWN;
  }

  /**
   * What the Scheduler would have sent. Its dead-letter event holds the call that it would have
   * made, of which the message is one field; where it holds the input itself, that is the message.
   */
  private static String scheduled(Message message, Peek peek) {
    return peek.text("MessageBody").filter(text -> !text.isEmpty()).orElse(message.body());
  }

  private static String cause(Form form, Message message, Peek peek) {
    return switch (form) {
      case GIVEN_BACK -> "its function gave it back each time";
      case EVENT -> "EventBridge could not deliver it: " + code(message);
      case SCHEDULE -> "the Scheduler could not deliver it: " + code(message);
      case RULE_ERROR ->
          "the rule %s could not hand it over: %s"
              .formatted(
                  peek.text("ruleName").orElse("?"),
                  peek.text("failures.failedAction").orElse("no action named"));
      case FAILED_CALL ->
          "the function failed on it: %s (%s)"
              .formatted(
                  peek.text("responsePayload.errorType").orElse("no error named"),
                  peek.text("requestContext.condition").orElse("no condition named"));

      case FAILED_BATCH, UNKNOWN -> "nobody says";
    };
  }

  private static String code(Message message) {
    String code = attribute(message, "ERROR_CODE").orElse("no error code");
    return attribute(message, "EXHAUSTED_RETRY_CONDITION")
        .map(condition -> "%s (%s)".formatted(code, condition))
        .orElse(code);
  }

  private static String says(Form form, Message message, Peek peek) {
    return switch (form) {
      case EVENT, SCHEDULE ->
          attribute(message, "ERROR_MESSAGE").map(DeadLetterReader::line).orElse("");
      case RULE_ERROR -> peek.text("failures.errorMessage").map(DeadLetterReader::line).orElse("");
      // what a function says of its own failure may name values of a machine: its log has it
      case GIVEN_BACK, FAILED_CALL, FAILED_BATCH, UNKNOWN -> "";
    };
  }

  private static String subject(Peek peek) {
    for (String path :
        new String[] {"topic", "requestPayload.topic", "payloadsWithMetadata.topic"}) {
      Optional<String> topic = peek.text(path).filter(text -> !text.isEmpty());
      if (topic.isPresent()) {
        return line(topic.get());
      }
    }
    Optional<String> tick = peek.text("tick");
    if (tick.isPresent()) {
      return line("tick " + tick.get());
    }
    String type = peek.text("detail-type").map(text -> text + " ").orElse("");
    String prefix = type.isEmpty() ? "" : "detail.";
    Optional<String> asset =
        peek.text(prefix + "asset")
            .map(text -> peek.text(prefix + "site").map(site -> site + "/").orElse("") + text);
    return line(type + asset.or(() -> peek.text("detail.alarmName")).orElse("")).strip();
  }

  private static @Nullable String unusable(Message message) {
    return attribute(message, "IS_PAYLOAD_TRUNCATED").filter("true"::equals).isPresent()
        ? "what it held was cut off when it was put here, so nothing whole can be sent;"
            + " a tick is made good by the next one: delete it"
        : null;
  }

  private static int redriven(Message message) {
    try {
      return attribute(message, DeadLetter.REDRIVEN).map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException strange) {
      return 0;
    }
  }

  private static Optional<String> attribute(Message message, String name) {
    Map<String, MessageAttributeValue> attributes = message.messageAttributes();
    return Optional.ofNullable(attributes.get(name)).map(MessageAttributeValue::stringValue);
  }

  private static String line(String text) {
    String one = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return one.codePointCount(0, one.length()) <= MOST_SAID
        ? one
        : one.substring(0, one.offsetByCodePoints(0, MOST_SAID)) + "...";
  }
}
