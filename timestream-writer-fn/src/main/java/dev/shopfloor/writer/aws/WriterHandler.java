package dev.shopfloor.writer.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.QuarantineTable;
import dev.shopfloor.runtime.aws.Rehearsal;
import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.RetryingStore;
import dev.shopfloor.writer.WriterResult;
import dev.shopfloor.writer.WriterService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TelemetryQueue to the time-series store. */
public final class WriterHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WriterHandler.class);
  // for quarantine, the ledger and the answer; a request that ends late must not cost the batch
  private static final Duration RESERVE = Duration.ofSeconds(5);

  private final FunctionRuntime runtime;
  private final WriterService service;

  /** The handler on AWS Lambda. */
  public WriterHandler() {
    this(FunctionRuntime.lambda());
    runtime
        .snapshot()
        .beforeCheckpoint(
            new Rehearsal(runtime.environment(), WriterHandler.class, WriterHandler::new));
  }

  /**
   * A handler in these surroundings.
   *
   * @throws IllegalStateException when a setting is missing or wrong; it names all that are
   */
  public WriterHandler(FunctionRuntime runtime) {
    this.runtime = runtime;
    service = runtime.environment().checked(settings -> service(runtime, settings));
  }

  private static WriterService service(FunctionRuntime runtime, Environment environment) {
    AwsClients clients = new AwsClients(environment);
    StoreSettings settings = StoreSettings.read(environment, clients, Clock.systemUTC());
    runtime.snapshot().afterRestore(settings.tokens()::drop);
    return new WriterService(
        new RetryingStore(
            settings.store(),
            settings.retries(),
            Thread::sleep,
            // the one generator that differs between processes restored from one snapshot
            new SecureRandom()),
        settings.layout(),
        new QuarantineTable(
            clients.dynamoDb(), environment.tableName("QUARANTINE_TABLE"), Clock.systemUTC()));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    WriterResult result =
        service.process(SqsBatch.read(input), Deadline.in(left, System::nanoTime));
    result.remarks().forEach(LOG::warn);
    output.write(SqsBatch.response(result.returned()));
    runtime.ledger().report(result.ledger());
  }
}
