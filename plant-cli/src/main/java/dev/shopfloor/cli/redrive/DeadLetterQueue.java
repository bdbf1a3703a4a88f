package dev.shopfloor.cli.redrive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Letters in a queue of SQS. */
public final class DeadLetterQueue implements DeadLetterSource {
  /**
   * How long a received message stays hidden where nobody shows it again: longer than its batch can
   * take, and short enough for the next try when this process was killed.
   */
  public static final Duration HIDDEN = Duration.ofMinutes(15);

  private static final int MOST = 10;

  private final SqsClient sqs;
  private final String url;
  private final int waitSeconds;

  /**
   * The queue of this URL.
   *
   * @param waitSeconds how long a receive waits for a message; from 1 on SQS asks all its servers,
   *     so that nothing means nothing
   */
  public DeadLetterQueue(SqsClient sqs, String url, int waitSeconds) {
    this.sqs = sqs;
    this.url = url;
    this.waitSeconds = waitSeconds;
  }

  @Override
  public List<DeadLetter> receive(int most) {
    return sqs
        .receiveMessage(receive ->
            receive
                .queueUrl(url)
                .maxNumberOfMessages(Math.min(most, MOST))
                .waitTimeSeconds(waitSeconds)
                .visibilityTimeout((int) HIDDEN.toSeconds())
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All"))
        .messages()
        .stream()
        .map(DeadLetterReader::read)
        .toList();
  }

  @Override
  public int delete(List<DeadLetter> letters) {
    int failed = 0;
    for (List<DeadLetter> part : parts(letters)) {
      List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
      for (DeadLetter letter : part) {
        Message message = letter.message();
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(message.receiptHandle())
                .build());
      }
      try {
        failed +=
            sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries)).failed().size();
      } catch (SdkException undeleted) {
        failed += part.size();
      }
    }
    return failed;
  }

  @Override
  public int release(List<DeadLetter> letters) {
    int failed = 0;
    for (List<DeadLetter> part : parts(letters)) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
      for (DeadLetter letter : part) {
        entries.add(
            ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(letter.message().receiptHandle())
                .visibilityTimeout(0)
                .build());
      }
      try {
        failed +=
            sqs.changeMessageVisibilityBatch(show -> show.queueUrl(url).entries(entries))
                .failed()
                .size();
      } catch (SdkException hidden) {
        failed += part.size();
      }
    }
    return failed;
  }

  @Override
  public long about() {
    Map<QueueAttributeName, String> numbers =
        sqs.getQueueAttributes(get ->
                get.queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return numbers.values().stream().mapToLong(Long::parseLong).sum();
  }

  private static List<List<DeadLetter>> parts(List<DeadLetter> letters) {
    List<List<DeadLetter>> parts = new ArrayList<>();
    for (int from = 0; from < letters.size(); from += MOST) {
      parts.add(letters.subList(from, Math.min(letters.size(), from + MOST)));
    }
    return parts;
  }
}
