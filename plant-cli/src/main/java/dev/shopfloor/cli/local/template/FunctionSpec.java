package dev.shopfloor.cli.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function.
 *
 * @param name logical id and local name
 * @param arn without a qualifier
 * @param alias that every deployment publishes and every trigger names; empty where none is
 * @param codeUri the module's folder
 * @param handlerClass class that implements {@code RequestStreamHandler}
 * @param environment variables as Lambda would set them; an empty parameter gives an empty value
 * @param timeoutSeconds time that one invocation has
 * @param logGroup ARN-less name of the log group; empty where Lambda would make an unbounded one
 * @param onFailure what happens to asynchronous events that keep failing; empty when only queues
 *     invoke it
 * @param sources queues that invoke it
 */
public record FunctionSpec(
    String name,
    String arn,
    Optional<String> alias,
    String codeUri,
    String handlerClass,
    Map<String, String> environment,
    int timeoutSeconds,
    Optional<String> logGroup,
    Optional<AsyncConfig> onFailure,
    List<QueueSource> sources) {
  /** Copies the collections. */
  public FunctionSpec {
    environment = Map.copyOf(environment);
    sources = List.copyOf(sources);
  }

  /** The ARN that a trigger must name: that of the alias where there is one. */
  public String invokedArn() {
    return alias.map(name -> arn + ":" + name).orElse(arn);
  }

  /**
   * Lambda's asynchronous invocation.
   *
   * @param maxRetries tries after the first one, 0 to 2
   * @param destinationArn queue that takes what still fails
   */
  public record AsyncConfig(int maxRetries, String destinationArn) {}

  /**
   * An SQS event source.
   *
   * @param batchSize most messages in one invocation
   * @param windowSeconds time that Lambda gathers a batch; the local plant never waits
   * @param reportsFailures whether the answer names the messages that failed
   * @param maxConcurrency most invocations at once; 0 when not limited
   */
  public record QueueSource(
      String event,
      String queueArn,
      int batchSize,
      int windowSeconds,
      boolean reportsFailures,
      int maxConcurrency) {}
}
