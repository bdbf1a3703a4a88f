package dev.shopfloor.cli.stack;

import dev.shopfloor.cli.redrive.BatchDelivery;
import dev.shopfloor.cli.redrive.DeadEnd;
import dev.shopfloor.cli.redrive.DeadLetterQueue;
import dev.shopfloor.cli.redrive.DeadLetterSource;
import dev.shopfloor.cli.redrive.Delivery;
import dev.shopfloor.cli.redrive.EnrichDelivery;
import dev.shopfloor.cli.redrive.FailureBucket;
import dev.shopfloor.cli.redrive.FirstFunction;
import dev.shopfloor.cli.redrive.LambdaFunction;
import dev.shopfloor.cli.redrive.QueueDelivery;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Where messages of a deployed stack end, and the way back from there. */
public final class StackDeadEnd implements AutoCloseable {
  private static final int MOST_IN_A_ROW = 50;

  private final Clients clients;
  private final DeadLetterSource source;
  private final Delivery delivery;

  private StackDeadEnd(Clients clients, DeadLetterSource source, Delivery delivery) {
    this.clients = clients;
    this.source = source;
    this.delivery = delivery;
  }

  private record Clients(SqsClient queues, LambdaClient functions, S3Client buckets) {
    void close() {
      queues.close();
      functions.close();
      buckets.close();
    }
  }

  /**
   * An end of a stack.
   *
   * @param force go on where many fail in a row
   * @param waitSeconds how long to wait for a message before there are none
   * @throws dev.shopfloor.cli.run.UsageException when the stack has none
   */
  public static StackDeadEnd of(DeployedStack stack, DeadEnd end, boolean force, int waitSeconds) {
    Clients clients = new Clients(stack.queues(), stack.functions(), stack.buckets());
    int mostInARow = force ? Integer.MAX_VALUE : MOST_IN_A_ROW;
    boolean made = false;
    try {
      String name = stack.resource(end.place());
      StackDeadEnd place =
          end == DeadEnd.STREAM
              ? new StackDeadEnd(
                  clients,
                  new FailureBucket(clients.buckets, name),
                  new BatchDelivery(enrich(stack, clients), mostInARow))
              : new StackDeadEnd(
                  clients,
                  new DeadLetterQueue(clients.queues, name, waitSeconds),
                  end.hasQueue()
                      ? new QueueDelivery(clients.queues, stack.resource(end.target()))
                      : new EnrichDelivery(
                          enrich(stack, clients), arn(clients.queues, name), mostInARow));
      made = true;
      return place;
    } finally {
      if (!made) {
        clients.close();
      }
    }
  }

  private static FirstFunction enrich(DeployedStack stack, Clients clients) {
    return new LambdaFunction(clients.functions, stack.resource(StackStages.ENRICH));
  }

  private static String arn(SqsClient queues, String url) {
    return queues
        .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }

  /** Where they lie. */
  public DeadLetterSource source() {
    return source;
  }

  /** The way back. */
  public Delivery delivery() {
    return delivery;
  }

  /** About how many lie there; -1 where that cannot be told. */
  public long about() {
    try {
      return source.about();
    } catch (SdkException unknown) {
      return -1;
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
