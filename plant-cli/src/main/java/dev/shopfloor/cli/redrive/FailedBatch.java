package dev.shopfloor.cli.redrive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Lambda's record of a batch of the stream, as it lies in a bucket: what failed, and in {@code
 * payload} the whole event, as text or as an object.
 */
final class FailedBatch {
  private static final String PAYLOAD = "payload";

  private FailedBatch() {}

  static DeadLetter read(String key, String text, @Nullable Instant written) {
    Peek peek = Peek.at(text);
    Message message =
        Message.builder()
            .messageId(key)
            .receiptHandle(key)
            .body(text)
            .attributes(
                written == null
                    ? Map.of()
                    : Map.of(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        Long.toString(written.toEpochMilli())))
            .build();
    String event = event(text);
    return new DeadLetter(
        message,
        Form.FAILED_BATCH,
        "the function could not take a batch of the stream: "
            + peek.text("requestContext.condition").orElse("no condition named"),
        "",
        peek.text("KinesisBatchInfo.shardId").orElse(""),
        event == null ? "" : event,
        0,
        event == null
            ? "it is no record of a failed batch, or has no \"payload\": look at it, then delete it"
            : null);
  }

  private static @Nullable String event(String text) {
    String event = null;
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals(PAYLOAD)) {
          event = value(json, text);
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException broken) {
      return null;
    }
    return event != null && Peek.at(event).paths().contains("Records") ? event : null;
  }

  private static String value(JsonParser json, String text) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return json.getText();
    }
    int from = (int) json.currentTokenLocation().getCharOffset();
    json.skipChildren();
    return text.substring(from, (int) json.currentLocation().getCharOffset());
  }
}
