package dev.shopfloor.cli.stack;

import dev.shopfloor.cli.redrive.DeadEnd;
import dev.shopfloor.cli.redrive.DeadLetterQueue;
import dev.shopfloor.cli.redrive.DeadLetterSource;
import dev.shopfloor.cli.redrive.Delivery;
import dev.shopfloor.cli.redrive.EnrichDelivery;
import dev.shopfloor.cli.redrive.LambdaFunction;
import dev.shopfloor.cli.redrive.QueueDelivery;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Where messages of a deployed stack end, and the way back from there. */
public final class StackDeadEnd implements AutoCloseable {
  private static final String ENRICH = "EnrichFunctionAliaslive";
  private static final int MOST_IN_A_ROW = 50;

  private final SqsClient queues;
  private final LambdaClient functions;
  private final DeadLetterSource source;
  private final Delivery delivery;

  private StackDeadEnd(
      SqsClient queues, LambdaClient functions, DeadLetterSource source, Delivery delivery) {
    this.queues = queues;
    this.functions = functions;
    this.source = source;
    this.delivery = delivery;
  }

  /**
   * An end of a stack.
   *
   * @param force go on where many fail in a row
   * @param waitSeconds how long to wait for a message before there are none
   * @throws dev.shopfloor.cli.run.UsageException when the stack has none
   */
  public static StackDeadEnd of(
      DeployedStack stack, DeadEnd end, boolean force, int waitSeconds) {
    SqsClient queues = stack.queues();
    LambdaClient functions = stack.functions();
    boolean made = false;
    try {
      String url = stack.resource(end.place());
      Delivery delivery =
          end.hasQueue()
              ? new QueueDelivery(queues, stack.resource(end.target()))
              : new EnrichDelivery(
                  new LambdaFunction(functions, stack.resource(ENRICH)),
                  arn(queues, url),
                  force ? Integer.MAX_VALUE : MOST_IN_A_ROW);
      StackDeadEnd place =
          new StackDeadEnd(
              queues, functions, new DeadLetterQueue(queues, url, waitSeconds), delivery);
      made = true;
      return place;
    } finally {
      if (!made) {
        queues.close();
        functions.close();
      }
    }
  }

  private static String arn(SqsClient queues, String url) {
    return queues
        .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
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
    queues.close();
    functions.close();
  }
}
