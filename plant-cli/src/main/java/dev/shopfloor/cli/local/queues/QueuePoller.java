package dev.shopfloor.cli.local.queues;

import dev.shopfloor.cli.local.functions.FunctionFailedException;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.template.FunctionSpec.QueueSource;
import dev.shopfloor.cli.local.template.QueueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Lambda's event source mapping between one queue and one function.
 *
 * <p>It never waits: the replay tells it when to look. A message that the function gives back stays
 * hidden until {@link #release}, which the replay calls at each tick, so that no simulated minute
 * waits for the queue's real timeout. Moves to the dead-letter queue are the queue's own.
 */
public final class QueuePoller {
  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);

  /** SQS hands out and deletes at most this many messages in one call. */
  private static final int SQS_BATCH = 10;

  /** Lambda hands over at most 6 MB; one more receive can bring ten messages of 256 KB. */
  private static final int FULL_BATCH_CHARS = 6_000_000 - SQS_BATCH * 262_144;

  private final SqsClient sqs;
  private final QueueSpec queue;
  private final QueueSource source;
  private final FunctionHost function;
  private final QueueDepths depths;
  private final List<Message> returned = new ArrayList<>();
  private volatile Taken observer = (taker, bodies) -> {};

  /** Told of the messages that a function has taken for good, at the instant of its answer. */
  @FunctionalInterface
  public interface Taken {
    /**
     * A function took messages and gave none of these back.
     *
     * @param function its logical id
     * @param bodies of the messages
     */
    void taken(String function, List<String> bodies);
  }

  /** A poller of one event source. */
  public QueuePoller(Queues queues, QueueSpec queue, QueueSource source, FunctionHost function) {
    this.sqs = queues.client();
    this.depths = queues.depths();
    this.queue = queue;
    this.source = source;
    this.function = function;
  }

  /** From now on tells somebody what the function takes. */
  public void observe(Taken watcher) {
    observer = watcher;
  }

  /** The queue that it empties. */
  public QueueSpec queue() {
    return queue;
  }

  /** Messages in the queue, hidden ones included; never waits for a batch that is under way. */
  public int depth() {
    return depths.of(queue.name());
  }

  /** Messages that the function has still to see before the next tick. */
  public synchronized int waiting() {
    return Math.max(0, depths.of(queue.name()) - returned.size());
  }

  /** Messages that the function gave back and that wait for the next tick. */
  public synchronized int returned() {
    return returned.size();
  }

  /**
   * Hands over what the queue holds, batch by batch, until nothing more comes.
   *
   * @return how many messages the function took or gave back
   */
  public synchronized int poll() throws InterruptedException {
    int handed = 0;
    for (int batch = pollOnce(); batch > 0; batch = pollOnce()) {
      handed += batch;
    }
    return handed;
  }

  /**
   * Hands over one batch of what the queue holds now.
   *
   * @return how many messages the function took or gave back; 0 when nothing came
   */
  public synchronized int pollOnce() throws InterruptedException {
    if (waiting() == 0) {
      return 0;
    }
    List<Message> batch = receive();
    if (!batch.isEmpty()) {
      hand(batch);
    }
    return batch.size();
  }

  /** Makes the messages visible again that the function gave back. */
  public synchronized void release() {
    for (List<Message> part : parts(returned)) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries =
          part.stream()
              .map(m ->
                  ChangeMessageVisibilityBatchRequestEntry.builder()
                      .id(m.messageId())
                      .receiptHandle(m.receiptHandle())
                      .visibilityTimeout(0)
                      .build())
              .toList();
      // A handle that no longer holds belongs to a message that is visible again anyway.
      sqs.changeMessageVisibilityBatch(r -> r.queueUrl(queue.url()).entries(entries));
    }
    returned.clear();
  }

  private List<Message> receive() {
    List<Message> batch = new ArrayList<>();
    int chars = 0;
    while (batch.size() < source.batchSize() && chars < FULL_BATCH_CHARS) {
      int open = waiting() - batch.size();
      int most = Math.min(Math.min(SQS_BATCH, source.batchSize() - batch.size()), open);
      if (most <= 0) {
        break;
      }
      List<Message> received =
          sqs.receiveMessage(r ->
                  r.queueUrl(queue.url())
                      .maxNumberOfMessages(most)
                      .waitTimeSeconds(0)
                      .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                      .messageAttributeNames("All"))
              .messages();
      if (received.isEmpty()) {
        break;
      }
      batch.addAll(received);
      chars += received.stream().mapToInt(message -> message.body().length()).sum();
    }
    return batch;
  }

  private void hand(List<Message> batch) throws InterruptedException {
    Set<String> identifiers = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    Set<String> failed;
    try {
      byte[] answer = function.invoke(SqsEvents.event(batch, queue.arn()));
      failed = source.reportsFailures() ? SqsEvents.failures(answer, identifiers) : Set.of();
    } catch (FunctionFailedException e) {
      LOG.warn(
          "{} gave {} messages of {} back", function.spec().name(), batch.size(), queue.name(), e);
      failed = identifiers;
    }
    List<Message> done = new ArrayList<>();
    for (Message message : batch) {
      (failed.contains(message.messageId()) ? returned : done).add(message);
    }
    observer.taken(function.spec().name(), done.stream().map(Message::body).toList());
    delete(done);
  }

  private void delete(List<Message> messages) {
    for (List<Message> part : parts(messages)) {
      List<DeleteMessageBatchRequestEntry> entries =
          part.stream()
              .map(m ->
                  DeleteMessageBatchRequestEntry.builder()
                      .id(m.messageId())
                      .receiptHandle(m.receiptHandle())
                      .build())
              .toList();
      for (BatchResultErrorEntry error :
          sqs.deleteMessageBatch(r -> r.queueUrl(queue.url()).entries(entries)).failed()) {
        LOG.warn("{}: message {} was not deleted: {}", queue.name(), error.id(), error.message());
      }
    }
  }

  private static List<List<Message>> parts(List<Message> messages) {
    List<List<Message>> parts = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += SQS_BATCH) {
      parts.add(messages.subList(from, Math.min(from + SQS_BATCH, messages.size())));
    }
    return parts;
  }
}
