package dev.shopfloor.writer.aws;

import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.testing.HandlerContract;
import java.util.Map;

class WriterHandlerSettingsTest extends HandlerContract {
  @Override
  protected Map<String, String> required() {
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "QUARANTINE_TABLE", "quarantine",
        "TIMESERIES_URL", "https://store.example:8086",
        "TIMESERIES_ORG", "shopfloor",
        "TIMESERIES_DATABASE", "shopfloor");
  }

  @Override
  protected Map<String, String> garbled() {
    return Map.of(
        "QUARANTINE_TABLE", "a table",
        "TIMESERIES_STORE", "influxdb",
        "TIMESERIES_URL", "store.example:8086",
        "TIMESERIES_SECRET_ARN", "geheim");
  }

  @Override
  protected Object start(FunctionRuntime runtime) {
    return new WriterHandler(runtime);
  }
}
