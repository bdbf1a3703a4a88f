package dev.shopfloor.oee.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.oee.Ingest;
import dev.shopfloor.oee.OeeService;
import dev.shopfloor.oee.OeeStore;
import dev.shopfloor.oee.TickPlan;
import dev.shopfloor.oee.Ticks;
import dev.shopfloor.plant.PlantDirectory;
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
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ProductionQueue and TickQueue to the OEE table, to TelemetryQueue and to the bus. */
public final class OeeHandler implements RequestStreamHandler {
  // as many assets at a time; each waits for the table most of its time
  private static final int THREADS = 8;

  // the function has 60 s: what takes longer than this must still get back onto the queue
  private static final Duration DEADLINE = Duration.ofSeconds(40);

  private static final Logger LOG = LoggerFactory.getLogger(OeeHandler.class);

  private final FunctionRuntime runtime;
  private final OeeService service;

  /** The handler on AWS Lambda. */
  public OeeHandler() {
    this(FunctionRuntime.lambda());
    runtime
        .snapshot()
        .beforeCheckpoint(new Rehearsal(runtime.environment(), OeeHandler.class, OeeHandler::new));
  }

  /**
   * A handler in these surroundings.
   *
   * @throws IllegalStateException when settings are absent or wrong; the message names each of them
   *     and its mend
   */
  public OeeHandler(FunctionRuntime runtime) {
    this(runtime, runtime.environment().checked(settings -> service(runtime, settings)));
  }

  OeeHandler(FunctionRuntime runtime, OeeService service) {
    this.runtime = runtime;
    this.service = service;
  }

  private static OeeService service(FunctionRuntime runtime, Environment settings) {
    AwsClients clients = new AwsClients(settings);
    DynamoDbClient dynamo = clients.dynamoDb();
    SqsClient sqs = clients.sqs();
    PlantDirectory directory =
        DynamoPlantDirectory.of(runtime, dynamo, settings.tableName("REGISTRY_TABLE"));
    // expiry is wall clock, also where the plant's own clock is simulated
    OeeStore store = new DynamoOeeStore(dynamo, settings.tableName("OEE_TABLE"), Clock.systemUTC());
    Ingest ingest =
        new Ingest(
            directory,
            store,
            new QuarantineTable(dynamo, settings.tableName("QUARANTINE_TABLE"), Clock.systemUTC()),
            LOG::warn);
    Ticks ticks =
        new Ticks(
            directory,
            store,
            new QueueOutlet(
                new QueueSender(sqs, settings.queueUrl("TELEMETRY_QUEUE_URL")),
                new EventPublisher(clients.eventBridge(), settings.busName("EVENT_BUS_NAME"))),
            new SqsTickQueue(new QueueSender(sqs, settings.queueUrl("TICK_QUEUE_URL"))),
            new TickPlan(
                settings.integer("TICK_GROUP_SIZE", 40, 1, 500),
                settings.integer("TICK_SPREAD_SECONDS", 50, 0, 900)),
            new Ticks.Group(
                Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory()), DEADLINE),
            LOG::error);
    return new OeeService(
        ingest,
        ticks,
        settings.arn("PRODUCTION_QUEUE_ARN", "sqs"),
        settings.arn("TICK_QUEUE_ARN", "sqs"),
        runtime.clock(),
        LOG::error);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Ledger account = new Ledger(Stage.OEE);
    Set<String> again = service.process(SqsBatch.read(input), account);
    output.write(SqsBatch.response(again));
    runtime.ledger().report(account);
  }
}
