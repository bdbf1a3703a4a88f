package dev.shopfloor.enrich.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.enrich.AlertRaiser;
import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.Enricher;
import dev.shopfloor.enrich.EnvelopeReader;
import dev.shopfloor.enrich.EventBatch;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.DynamoPlantDirectory;
import dev.shopfloor.runtime.aws.EventPublisher;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.QuarantineTable;
import dev.shopfloor.runtime.aws.QueueSender;
import dev.shopfloor.runtime.aws.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * EnrichFunction: takes the IoT rule's object, or SQS or Kinesis records of it.
 *
 * <p>A failure comes back to Lambda: as an exception for the rule's asynchronous call, which is
 * tried twice more and then kept in IngestFailureQueue, as a list of record ids for the others.
 */
public final class EnrichHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(EnrichHandler.class);
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final FunctionRuntime runtime;
  private final EnrichStage stage;

  /** The handler on Lambda. */
  public EnrichHandler() {
    this(FunctionRuntime.lambda());
    runtime
        .snapshot()
        .beforeCheckpoint(
            new Rehearsal(runtime.environment(), EnrichHandler.class, EnrichHandler::new));
  }

  /**
   * The handler anywhere.
   *
   * @throws IllegalStateException when settings are absent or wrong; the message names each of them
   *     and its mend
   */
  public EnrichHandler(FunctionRuntime runtime) {
    this(runtime, runtime.environment().checked(settings -> stage(runtime, settings)));
  }

  EnrichHandler(FunctionRuntime runtime, EnrichStage stage) {
    this.runtime = runtime;
    this.stage = stage;
  }

  private static EnrichStage stage(FunctionRuntime runtime, Environment environment) {
    AwsClients clients = new AwsClients(environment);
    DynamoDbClient dynamo = clients.dynamoDb();
    SqsClient sqs = clients.sqs();
    EventPublisher publisher =
        new EventPublisher(clients.eventBridge(), environment.busName("EVENT_BUS_NAME"));
    return new EnrichStage(
        new Enricher(
            DynamoPlantDirectory.of(runtime, dynamo, environment.tableName("REGISTRY_TABLE")),
            new DynamoSourceStore(
                dynamo, environment.tableName("SOURCE_STATE_TABLE"), runtime.clock())),
        new QueueOutlets(
            new QueueSender(sqs, environment.queueUrl("TELEMETRY_QUEUE_URL")),
            new QueueSender(sqs, environment.queueUrl("PRODUCTION_QUEUE_URL"))),
        new AlertRaiser(
            new DynamoAlarmStore(dynamo, environment.tableName("SOURCE_STATE_TABLE")),
            publisher::publish),
        new QuarantineTable(dynamo, environment.tableName("QUARANTINE_TABLE"), Clock.systemUTC()),
        IotRebirthRequests.of(clients));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    EventBatch batch =
        EnvelopeReader.read(input.readAllBytes(), runtime.clock().millis() * NANOS_PER_MILLI);
    EnrichStage.Run run = stage.run(batch);
    runtime.ledger().report(run.ledger());
    RuntimeException failure = run.failure();
    if (failure != null && batch.way() == EventBatch.Way.DIRECT) {
      throw failure;
    }
    if (failure != null) {
      LOG.error("{} records are returned", batch.envelopes().size(), failure);
    }
    output.write(SqsBatch.response(failure == null ? List.of() : batch.recordIds()));
  }
}
