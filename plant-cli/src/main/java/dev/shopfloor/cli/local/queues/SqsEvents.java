package dev.shopfloor.cli.local.queues;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The JSON that Lambda and a function say to each other about a batch of SQS messages. */
public final class SqsEvents {
  private static final JsonFactory JSON = new JsonFactory();

  private SqsEvents() {}

  /** The event that hands messages of a queue over. */
  public static byte[] event(List<Message> messages, String queueArn) {
    String region = queueArn.split(":")[3];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeArrayFieldStart("Records");
      for (Message message : messages) {
        record(message, queueArn, region, out);
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void record(Message message, String queueArn, String region, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("messageId", message.messageId());
    out.writeStringField("receiptHandle", message.receiptHandle());
    out.writeStringField("body", message.body());
    out.writeObjectFieldStart("attributes");
    for (Map.Entry<String, String> attribute : message.attributesAsStrings().entrySet()) {
      out.writeStringField(attribute.getKey(), attribute.getValue());
    }
    out.writeEndObject();
    out.writeObjectFieldStart("messageAttributes");
    for (Map.Entry<String, MessageAttributeValue> attribute :
        message.messageAttributes().entrySet()) {
      out.writeObjectFieldStart(attribute.getKey());
      out.writeStringField("stringValue", attribute.getValue().stringValue());
      out.writeStringField("dataType", attribute.getValue().dataType());
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeStringField("md5OfBody", message.md5OfBody());
    out.writeStringField("eventSource", "aws:sqs");
    out.writeStringField("eventSourceARN", queueArn);
    out.writeStringField("awsRegion", region);
    out.writeEndObject();
  }

  /**
   * The messages that the function wants back.
   *
   * <p>As with Lambda, an answer that cannot be understood gives the whole batch back: no
   * identifier, one that is not of this batch, or no JSON of the right form. An empty answer means
   * that all went well.
   *
   * @param batch the identifiers of the batch
   */
  public static Set<String> failures(byte[] answer, Set<String> batch) {
    Set<String> failed = new HashSet<>();
    try (JsonParser in = JSON.createParser(answer)) {
      JsonToken first = in.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return failed;
      }
      while (in.nextToken() != null) {
        if (in.currentToken() == JsonToken.FIELD_NAME
            && in.currentName().equals("itemIdentifier")) {
          in.nextToken();
          String identifier = in.getValueAsString("");
          if (!batch.contains(identifier)) {
            return batch;
          }
          failed.add(identifier);
        }
      }
      return failed;
    } catch (IOException notJson) {
      return batch;
    }
  }
}
