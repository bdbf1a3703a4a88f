package dev.shopfloor.cli.local.fakes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends each payload on; fails on "fail", raises an alert on "alarm". */
public final class FakeEnrich implements RequestStreamHandler {
  private final Environment environment;
  private final SqsClient sqs;
  private final EventBridgeClient bus;
  private final DynamoDbClient tables;

  public FakeEnrich(FunctionRuntime runtime) {
    environment = runtime.environment();
    AwsClients clients = new AwsClients(environment);
    sqs = clients.sqs();
    bus = clients.eventBridge();
    tables = clients.dynamoDb();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    String payload =
        new String(Base64.getDecoder().decode(Records.text(event, "data")), StandardCharsets.UTF_8);
    if (payload.equals("fail")) {
      throw new IllegalStateException("asked to fail");
    }
    tables.scan(r -> r.tableName(environment.require("REGISTRY_TABLE")).limit(1));
    String body = payload + " " + Records.text(event, "rx");
    sqs.sendMessage(r -> r.queueUrl(environment.require("TELEMETRY_QUEUE_URL")).messageBody(body));
    sqs.sendMessage(r -> r.queueUrl(environment.require("PRODUCTION_QUEUE_URL")).messageBody(body));
    if (payload.startsWith("alarm")) {
      PutEventsRequestEntry alert =
          PutEventsRequestEntry.builder()
              .eventBusName(environment.require("EVENT_BUS_NAME"))
              .source("shopfloor")
              .detailType("Alert")
              .detail("{\"signal\":\"" + payload + "\"}")
              .build();
      bus.putEvents(r -> r.entries(alert));
    }
  }
}
