package dev.shopfloor.cli.stack;

import dev.shopfloor.cli.quarantine.FirstStage;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The stages of a deployed stack. EnrichFunction is called with the object that the IoT rule makes,
 * under the first receive time; what a later stage refused goes onto its queue as it was.
 */
public final class StackStages implements FirstStage, AutoCloseable {
  /** The alias that EnrichFunction is called by. */
  static final String ENRICH = "EnrichFunctionAliaslive";

  private static final List<String> QUEUES =
      List.of("TelemetryQueue", "ProductionQueue", "TickQueue", "AlertQueue");
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final DeployedStack stack;
  private final LambdaClient functions;
  private final SqsClient queues;
  private final Map<String, String> resources = new LinkedHashMap<>();

  /** The stages of this stack. */
  public StackStages(DeployedStack stack) {
    this.stack = stack;
    this.functions = stack.functions();
    this.queues = stack.queues();
  }

  @Override
  public void send(Quarantined record) {
    if (record.stage().equals(Stage.ENRICH.word())) {
      call(record);
    } else {
      String url = queue(record.topic());
      String body = new String(record.bytes(), StandardCharsets.UTF_8);
      queues.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }
  }

  private void call(Quarantined record) {
    byte[] event =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeBinaryField("data", record.bytes());
          json.writeStringField("topic", record.topic());
          json.writeNumberField("rx", Math.floorDiv(record.rx(), NANOS_PER_MILLI));
          json.writeEndObject();
        });
    InvokeResponse answer =
        functions.invoke(invoke ->
            invoke.functionName(resource(ENRICH)).payload(SdkBytes.fromByteArrayUnsafe(event)));
    if (answer.functionError() != null) {
      throw new IllegalStateException(
          "EnrichFunction failed: " + answer.payload().asUtf8String().strip());
    }
  }

  /** The queue of this name: a record of a later stage names it as its topic. */
  private String queue(String name) {
    for (String queue : QUEUES) {
      String url = resource(queue);
      if (url.endsWith('/' + name)) {
        return url;
      }
    }
    throw new IllegalStateException(
        "the stack has no queue %s any more, of which a record came".formatted(name));
  }

  private String resource(String logicalId) {
    return resources.computeIfAbsent(logicalId, stack::resource);
  }

  @Override
  public void close() {
    functions.close();
    queues.close();
  }
}
