package dev.shopfloor.enrich.aws;

import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.testing.HandlerContract;
import java.util.Map;

class EnrichHandlerSettingsTest extends HandlerContract {
  private static final String QUEUES = "https://sqs.eu-central-1.amazonaws.com/123456789012/";

  @Override
  protected Map<String, String> required() {
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "REGISTRY_TABLE", "registry",
        "SOURCE_STATE_TABLE", "state",
        "QUARANTINE_TABLE", "quarantine",
        "TELEMETRY_QUEUE_URL", QUEUES + "Telemetry",
        "PRODUCTION_QUEUE_URL", QUEUES + "Production",
        "EVENT_BUS_NAME", "test-shopfloor");
  }

  @Override
  protected Map<String, String> garbled() {
    return Map.of(
        "REGISTRY_TABLE", "${RegistryTable}",
        "SOURCE_STATE_TABLE", "s",
        "QUARANTINE_TABLE", "a table",
        "TELEMETRY_QUEUE_URL", "arn:aws:sqs:eu-central-1:123456789012:Telemetry",
        "PRODUCTION_QUEUE_URL", "http://sqs.eu-central-1.amazonaws.com/123456789012/Production",
        "EVENT_BUS_NAME", "a bus",
        "LOCAL_ENDPOINTS", "SQS:8085",
        "AWS_ENDPOINT_URL_DYNAMODB", "127.0.0.1:8084");
  }

  @Override
  protected Object start(FunctionRuntime runtime) {
    return new EnrichHandler(runtime);
  }
}
