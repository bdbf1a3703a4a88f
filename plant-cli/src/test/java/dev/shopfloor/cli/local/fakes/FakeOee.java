package dev.shopfloor.cli.local.fakes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Expands a tick into a group, as the real one does, and records what it sees with its clock. */
public final class FakeOee implements RequestStreamHandler {
  /** What every instance of this test run has seen. */
  public static final List<String> SEEN = new CopyOnWriteArrayList<>();

  private final Environment environment;
  private final Clock clock;
  private final SqsClient sqs;

  public FakeOee(FunctionRuntime runtime) {
    environment = runtime.environment();
    clock = runtime.clock();
    sqs = new AwsClients(environment).sqs();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    for (Records.Message message : Records.of(input)) {
      SEEN.add(message.body() + " at " + clock.instant());
      if (message.body().startsWith("{\"tick\"") && !message.body().contains("assets")) {
        String group = message.body().replace("}", ",\"assets\":[\"s/a\"]}");
        sqs.sendMessage(r -> r.queueUrl(environment.require("TICK_QUEUE_URL")).messageBody(group));
      }
    }
    Records.failures(List.of(), output);
  }
}
