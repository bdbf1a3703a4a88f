package dev.shopfloor.workorder.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.DynamoPlantDirectory;
import dev.shopfloor.runtime.aws.EventPublisher;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.QuarantineTable;
import dev.shopfloor.runtime.aws.Rehearsal;
import dev.shopfloor.workorder.Assets;
import dev.shopfloor.workorder.Backoff;
import dev.shopfloor.workorder.Bridge;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Drain;
import dev.shopfloor.workorder.Envelopes;
import dev.shopfloor.workorder.ReadBack;
import dev.shopfloor.workorder.WorkOrderStore;
import dev.shopfloor.workorder.Worker;
import dev.shopfloor.workorder.aws.CmmsProfiles.Connected;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** AlertToWorkOrderFunction: takes batches of AlertQueue, ticks among them. */
public final class WorkOrderHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WorkOrderHandler.class);
  private static final long NANOS = 1_000_000_000L;

  private final FunctionRuntime runtime;
  private final Connected system;
  private final Bridge bridge;

  /** The handler on AWS Lambda. */
  public WorkOrderHandler() {
    this(FunctionRuntime.lambda());
    runtime
        .snapshot()
        .beforeCheckpoint(
            new Rehearsal(runtime.environment(), WorkOrderHandler.class, WorkOrderHandler::new));
  }

  /**
   * The handler anywhere.
   *
   * @throws IllegalStateException when settings are absent or wrong; the message names each of them
   *     and its mend
   */
  public WorkOrderHandler(FunctionRuntime runtime) {
    this.runtime = runtime;
    Wired wired = runtime.environment().checked(settings -> wired(runtime, settings));
    this.system = wired.system();
    this.bridge = wired.bridge();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Ledger ledger = new Ledger(Stage.WORKORDER);
    List<String> failed =
        bridge.handle(
            SqsBatch.read(input), () -> now(runtime), context::getRemainingTimeInMillis, ledger);
    ledger.note("gateAway", system.unguarded().getAsLong());
    runtime.ledger().report(ledger);
    output.write(SqsBatch.response(failed));
  }

  private record Wired(Connected system, Bridge bridge) {}

  private static long now(FunctionRuntime runtime) {
    Instant instant = runtime.clock().instant();
    return instant.getEpochSecond() * NANOS + instant.getNano();
  }

  private static Wired wired(FunctionRuntime runtime, Environment environment) {
    AwsClients clients = new AwsClients(environment);
    DynamoDbClient dynamo = clients.dynamoDb();
    // items expire by the wall clock, also where the plant's own time is simulated
    Clock wall = Clock.systemUTC();
    Connected system =
        new CmmsProfiles(
                environment,
                new CmmsProfiles.Surroundings(
                    clients, dynamo, runtime.snapshot(), () -> now(runtime)))
            .connect();
    Cmms cmms = system.cmms();
    PlantDirectory plant =
        DynamoPlantDirectory.of(runtime, dynamo, environment.tableName("REGISTRY_TABLE"));
    Assets assets = new Assets(plant);
    WorkOrderStore store =
        new DynamoWorkOrderStore(
            dynamo, environment.tableName("WORK_ORDER_TABLE"), cmms.profile(), wall);
    EventPublisher publisher =
        new EventPublisher(clients.eventBridge(), environment.busName("EVENT_BUS_NAME"));
    // no other source of chance differs between environments restored from one snapshot
    Backoff backoff = new Backoff(new SecureRandom());
    Worker worker =
        new Worker(
            new Worker.Tools(store, cmms, assets, publisher::publish, backoff),
            () -> UUID.randomUUID().toString());
    BiConsumer<String, RuntimeException> trouble = (what, thrown) -> LOG.error(what, thrown);
    Bridge bridge =
        new Bridge(
            new Envelopes(plant),
            store,
            assets,
            new QuarantineTable(dynamo, environment.tableName("QUARANTINE_TABLE"), wall),
            worker,
            new Drain(store, worker, trouble),
            new ReadBack(store, cmms),
            trouble);
    return new Wired(system, bridge);
  }
}
