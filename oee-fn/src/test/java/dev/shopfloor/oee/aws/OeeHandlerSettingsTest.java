package dev.shopfloor.oee.aws;

import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.testing.HandlerContract;
import java.util.Map;

class OeeHandlerSettingsTest extends HandlerContract {
  private static final String URLS = "https://sqs.eu-central-1.amazonaws.com/123456789012/";
  private static final String ARNS = "arn:aws:sqs:eu-central-1:123456789012:";

  @Override
  protected Map<String, String> required() {
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "REGISTRY_TABLE", "registry",
        "OEE_TABLE", "oee",
        "QUARANTINE_TABLE", "quarantine",
        "TELEMETRY_QUEUE_URL", URLS + "Telemetry",
        "TICK_QUEUE_URL", URLS + "Tick",
        "PRODUCTION_QUEUE_ARN", ARNS + "Production",
        "TICK_QUEUE_ARN", ARNS + "Tick",
        "EVENT_BUS_NAME", "test-shopfloor");
  }

  @Override
  protected Map<String, String> garbled() {
    return Map.of(
        "REGISTRY_TABLE", "r",
        "OEE_TABLE", "arn:aws:dynamodb:eu-central-1:123456789012:table/oee",
        "TELEMETRY_QUEUE_URL", "Telemetry",
        "TICK_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/",
        "PRODUCTION_QUEUE_ARN", URLS + "Production",
        "TICK_QUEUE_ARN", "arn:aws:sns:eu-central-1:123456789012:Tick",
        "EVENT_BUS_NAME", "arn:aws:events:eu-central-1:123456789012:event-bus/test",
        "TICK_GROUP_SIZE", "0",
        "TICK_SPREAD_SECONDS", "a minute");
  }

  @Override
  protected Object start(FunctionRuntime runtime) {
    return new OeeHandler(runtime);
  }
}
