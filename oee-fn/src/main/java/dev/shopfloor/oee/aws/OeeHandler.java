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
import dev.shopfloor.runtime.LedgerReporter;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.DynamoPlantDirectory;
import dev.shopfloor.runtime.aws.EventPublisher;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.QuarantineTable;
import dev.shopfloor.runtime.aws.QueueSender;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
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

  private static final Logger LOG = LoggerFactory.getLogger(OeeHandler.class);

  private final OeeService service;
  private final LedgerReporter ledger;

  /** The handler on AWS Lambda. */
  public OeeHandler() {
    this(FunctionRuntime.lambda());
  }

  /**
   * A handler in these surroundings.
   *
   * @throws IllegalStateException when a setting is missing or wrong
   */
  public OeeHandler(FunctionRuntime runtime) {
    this(service(runtime), runtime.ledger());
  }

  OeeHandler(OeeService service, LedgerReporter ledger) {
    this.service = service;
    this.ledger = ledger;
  }

  private static OeeService service(FunctionRuntime runtime) {
    Environment settings = runtime.environment();
    AwsClients clients = new AwsClients(settings);
    DynamoDbClient dynamo = clients.dynamoDb();
    SqsClient sqs = clients.sqs();
    PlantDirectory directory =
        new DynamoPlantDirectory(dynamo, settings.require("REGISTRY_TABLE"), runtime.clock());
    // expiry is wall clock, also where the plant's own clock is simulated
    OeeStore store = new DynamoOeeStore(dynamo, settings.require("OEE_TABLE"), Clock.systemUTC());
    Ingest ingest =
        new Ingest(
            directory,
            store,
            new QuarantineTable(dynamo, settings.require("QUARANTINE_TABLE"), Clock.systemUTC()),
            LOG::warn);
    Ticks ticks =
        new Ticks(
            directory,
            store,
            new QueueOutlet(
                new QueueSender(sqs, settings.require("TELEMETRY_QUEUE_URL")),
                new EventPublisher(clients.eventBridge(), settings.require("EVENT_BUS_NAME"))),
            new SqsTickQueue(new QueueSender(sqs, settings.require("TICK_QUEUE_URL"))),
            new TickPlan(
                settings.integer("TICK_GROUP_SIZE", 40, 1, 500),
                settings.integer("TICK_SPREAD_SECONDS", 50, 0, 900)),
            Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory()),
            LOG::error);
    return new OeeService(
        ingest,
        ticks,
        settings.require("PRODUCTION_QUEUE_ARN"),
        settings.require("TICK_QUEUE_ARN"),
        LOG::error);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Ledger account = new Ledger(Stage.OEE);
    Set<String> again = service.process(SqsBatch.read(input), account);
    output.write(SqsBatch.response(again));
    ledger.report(account);
  }
}
