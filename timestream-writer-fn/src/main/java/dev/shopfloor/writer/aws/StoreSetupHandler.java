package dev.shopfloor.writer.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.Pause;
import dev.shopfloor.writer.setup.SetupAnswer;
import dev.shopfloor.writer.setup.SetupRequest;
import dev.shopfloor.writer.setup.SetupRequestReader;
import dev.shopfloor.writer.setup.StoreSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CloudFormation's custom resource that gives the writer a token of the store of the stack. */
public final class StoreSetupHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StoreSetupHandler.class);
  // a stack without an answer waits for an hour, so several tries at it are worth their time
  private static final Duration ANSWER_RESERVE = Duration.ofSeconds(20);
  private static final Duration END_RESERVE = Duration.ofSeconds(1);

  private final StoreSetup setup;
  private final AnswerSender answers;
  private final LongSupplier ticker;

  /** The handler on AWS Lambda. */
  public StoreSetupHandler() {
    this(FunctionRuntime.lambda());
  }

  /**
   * A handler in these surroundings.
   *
   * @throws IllegalStateException when a setting is missing or wrong
   */
  public StoreSetupHandler(FunctionRuntime runtime) {
    this(runtime, Thread::sleep, System::nanoTime);
  }

  StoreSetupHandler(FunctionRuntime runtime, Pause pause, LongSupplier ticker) {
    setup =
        new StoreSetup(
            new InfluxAdmin(),
            new AwsSetupSecrets(
                runtime
                    .environment()
                    .checked(settings -> new AwsClients(settings).secretsManager())),
            pause,
            ticker);
    answers = new AnswerSender(runtime.environment().checked(Endpoints::new).of("S3"), pause);
    this.ticker = ticker;
  }

  /**
   * Serves one request, and answers it at the request's own address; the output stays empty.
   *
   * @throws IOException when the request has no address that may be answered, or nobody takes the
   *     answer
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
    Deadline end = Deadline.in(left.minus(END_RESERVE), ticker);
    SetupRequest request = SetupRequestReader.read(input);
    URI address = answers.address(request.responseUrl());
    SetupAnswer answer = answer(request, left.minus(ANSWER_RESERVE));
    LOG.info(
        "{}: {}, {}, {}",
        request,
        answer.success() ? "SUCCESS" : "FAILED",
        answer.physicalId(),
        answer.reason());
    answers.send(address, answer.json(), end);
  }

  private SetupAnswer answer(SetupRequest request, Duration left) {
    try {
      return setup.answer(request, left);
    } catch (RuntimeException fault) {
      // its message may hold anything, so only its kind and place are told
      StackTraceElement[] trace = fault.getStackTrace();
      String kind = fault.getClass().getSimpleName();
      LOG.error("{} at {}", kind, trace.length == 0 ? "an unknown place" : trace[0]);
      return StoreSetup.stumbled(request, kind);
    }
  }
}
