package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.testing.HandlerContract;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkOrderHandlerSettingsTest extends HandlerContract {
  @Override
  protected Map<String, String> required() {
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "REGISTRY_TABLE", "registry",
        "WORK_ORDER_TABLE", "orders",
        "QUARANTINE_TABLE", "quarantine",
        "EVENT_BUS_NAME", "test-shopfloor",
        "CMMS_PROFILE", "plant-cmms",
        "CMMS_URL", "https://cmms.example");
  }

  @Override
  protected Map<String, String> garbled() {
    return Map.of(
        "REGISTRY_TABLE", "r",
        "WORK_ORDER_TABLE", "o",
        "QUARANTINE_TABLE", "q",
        "EVENT_BUS_NAME", "a bus",
        "CMMS_URL", "cmms.example",
        "CMMS_SECRET_ARN", "geheim",
        "CMMS_TOKEN_SECRET_ARN", "geheim",
        "CMMS_OVERLAY", "{");
  }

  @Override
  protected Object start(FunctionRuntime runtime) {
    return new WorkOrderHandler(runtime);
  }

  @Test
  void aDryRunNeedsNoAddressAndReadsOneThatIsThere() {
    Map<String, String> settings = new HashMap<>(required());
    settings.put("CMMS_PROFILE", "dry-run");
    settings.remove("CMMS_URL");
    start(runtime(settings));

    settings.put("CMMS_URL", "cmms.example");
    assertThatThrownBy(() -> start(runtime(settings)))
        .hasMessageContainingAll("CMMS_URL", "it must be");
  }

  @Test
  void aTokenNeverTravelsInClearText() {
    Map<String, String> settings = new HashMap<>(required());
    settings.put("CMMS_URL", "http://cmms.example");
    settings.put("CMMS_SECRET_ARN", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:cmms");

    assertThatThrownBy(() -> start(runtime(settings)))
        .hasMessageContainingAll("CMMS_URL is not https", "CMMS_SECRET_ARN", "https address");
  }

  private static FunctionRuntime runtime(Map<String, String> settings) {
    return new FunctionRuntime(new Environment(settings), Clock.systemUTC(), ledger -> {});
  }
}
