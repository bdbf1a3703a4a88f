package dev.shopfloor.cli.redrive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Back onto the queue of the stage, with all attributes and one more that counts how often it was
 * moved back.
 */
public final class QueueDelivery implements Delivery {
  // SQS takes 1 MiB in a request since 2025; a quarter is right everywhere, and enough for a batch
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_ATTRIBUTES = 10;

  // the Scheduler puts nine or ten on a message; what is of least use makes room for our own
  private static final List<String> SPARE =
      List.of("CONTAINS_INVALID_PAYLOAD", "IS_PAYLOAD_TRUNCATED", "EXECUTION_ID");

  private final SqsClient sqs;
  private final String queueUrl;

  /** The way back onto this queue. */
  public QueueDelivery(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  @Override
  public Result deliver(List<DeadLetter> letters) {
    Result result = new Result();
    List<DeadLetter> batch = new ArrayList<>();
    int bytes = 0;
    for (DeadLetter letter : letters) {
      int size = size(letter);
      if (!batch.isEmpty() && bytes + size > MOST_BYTES) {
        send(batch, result);
        batch.clear();
        bytes = 0;
      }
      batch.add(letter);
      bytes += size;
    }
    send(batch, result);
    return result;
  }

  private void send(List<DeadLetter> batch, Result result) {
    if (result.stopped() != null || batch.isEmpty()) {
      return;
    }
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int at = 0; at < batch.size(); at++) {
      entries.add(entry(Integer.toString(at), batch.get(at)));
    }
    Map<String, String> refused = new HashMap<>();
    try {
      for (BatchResultErrorEntry error :
          sqs.sendMessageBatch(send -> send.queueUrl(queueUrl).entries(entries)).failed()) {
        refused.put(
            error.id(), "the queue refused it: %s %s".formatted(error.code(), error.message()));
      }
    } catch (SdkException unsent) {
      result.stop("nothing can be sent to %s: %s".formatted(queueUrl, unsent.getMessage()));
      return;
    }
    for (int at = 0; at < batch.size(); at++) {
      String why = refused.get(Integer.toString(at));
      if (why == null) {
        result.done(batch.get(at));
      } else {
        result.failed(batch.get(at), why);
      }
    }
  }

  private static SendMessageBatchRequestEntry entry(String id, DeadLetter letter) {
    SendMessageBatchRequestEntry.Builder entry =
        SendMessageBatchRequestEntry.builder()
            .id(id)
            .messageBody(letter.body())
            .messageAttributes(attributes(letter));
    String trace = letter.message().attributes().get(MessageSystemAttributeName.AWS_TRACE_HEADER);
    if (trace != null) {
      entry.messageSystemAttributes(
          Map.of(
              MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
              MessageSystemAttributeValue.builder().dataType("String").stringValue(trace).build()));
    }
    return entry.build();
  }

  private static Map<String, MessageAttributeValue> attributes(DeadLetter letter) {
    Map<String, MessageAttributeValue> attributes =
        new HashMap<>(letter.message().messageAttributes());
    attributes.remove(DeadLetter.REDRIVEN);
    for (String spare : SPARE) {
      if (attributes.size() >= MOST_ATTRIBUTES) {
        attributes.remove(spare);
      }
    }
    attributes.put(
        DeadLetter.REDRIVEN,
        MessageAttributeValue.builder()
            .dataType("Number")
            .stringValue(Integer.toString(letter.redriven() + 1))
            .build());
    return attributes;
  }

  /** Bytes as SQS counts them: body, names, types and values of attributes. */
  private static int size(DeadLetter letter) {
    Message message = letter.message();
    int size = bytes(letter.body()) + 64;
    for (Map.Entry<String, MessageAttributeValue> each : message.messageAttributes().entrySet()) {
      MessageAttributeValue value = each.getValue();
      size += bytes(each.getKey()) + bytes(value.dataType());
      size += value.stringValue() == null ? 0 : bytes(value.stringValue());
      size += value.binaryValue() == null ? 0 : value.binaryValue().asByteArrayUnsafe().length;
    }
    return size;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
