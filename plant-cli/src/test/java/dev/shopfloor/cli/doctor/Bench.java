package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.cli.local.queues.Queues;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import dev.shopfloor.testing.LocalTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The real parts behind {@link FakeAws}, with a plant model applied and all queues empty. */
final class Bench implements AutoCloseable {
  private static final String PLANT =
      """
      shopfloor: 1
      sites:
        berlin:
          zone: Europe/Berlin
          lines:
            line1:
              assets:
                press07: {type: press, states: simple, tags: {state: state}}
                press08: {type: press, states: simple, tags: {state: state}}
      """;

  private final DynamoProcess process = DynamoProcess.inMemory();
  private final DynamoDbClient dynamo = LocalTables.client(process.endpoint());
  private final int port = freePort();
  private final Queues queues = Queues.start(port, "eu-test-1", "123456789012");
  private final Map<String, String> names = new HashMap<>();
  private final String emptyTable;
  private final String version;

  Bench() {
    new FakeStack()
        .types()
        .forEach((id, type) -> {
          switch (type) {
            case "AWS::DynamoDB::Table" -> names.put(id, LocalTables.create(dynamo, id));
            case "AWS::SQS::Queue" ->
                names.put(
                    id, sqs().createQueue(r -> r.queueName(FakeStack.NAME + "-" + id)).queueUrl());
            default -> {
              // CloudFormation's own name will do
            }
          }
        });
    emptyTable = LocalTables.create(dynamo, "Empty");
    Instant applied = Instant.now().minus(Duration.ofDays(2)).minusSeconds(60);
    version =
        new DynamoPlantRegistry(dynamo, names.get("RegistryTable"), () -> applied)
            .apply(
                PlantFiles.compile("plant.yaml", PLANT.getBytes(StandardCharsets.UTF_8)).require())
            .version();
  }

  /** A stack whose tables and queues are real. */
  FakeStack stack() {
    FakeStack stack = new FakeStack();
    names.forEach(stack::named);
    return stack;
  }

  SqsClient sqs() {
    return queues.client();
  }

  String name(String id) {
    return names.get(id);
  }

  /** A registry in which nothing was ever applied. */
  String emptyTable() {
    return emptyTable;
  }

  /** The version of the plant model in force. */
  String version() {
    return version;
  }

  URI sqsAddress() {
    return URI.create("http://127.0.0.1:%d/".formatted(port));
  }

  URI dynamoAddress() {
    return process.endpoint();
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public void close() {
    queues.close();
    dynamo.close();
    process.close();
  }
}
