package dev.shopfloor.enrich.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.shopfloor.cli.dynamodb.DynamoProcess;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import dev.shopfloor.runtime.aws.QuarantineReader;
import dev.shopfloor.testing.LocalTables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class EnrichHandlerWiringTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_794_800_000), ZoneOffset.UTC);

  @Test
  void aHandlerMadeFromSettingsKeepsWhatAnEmptyPlantCannotTake() throws IOException {
    try (DynamoProcess process = DynamoProcess.inMemory();
        DynamoDbClient dynamo = LocalTables.client(process.endpoint())) {
      String quarantine = LocalTables.create(dynamo, "Quarantine");
      Map<String, String> settings = settings();
      settings.put("AWS_ENDPOINT_URL_DYNAMODB", process.endpoint().toString());
      settings.put("REGISTRY_TABLE", LocalTables.create(dynamo, "Registry"));
      settings.put("SOURCE_STATE_TABLE", LocalTables.create(dynamo, "SourceState"));
      settings.put("QUARANTINE_TABLE", quarantine);
      List<Ledger> ledgers = new ArrayList<>();
      EnrichHandler handler =
          new EnrichHandler(new FunctionRuntime(new Environment(settings), CLOCK, ledgers::add));

      handler.handleRequest(
          new ByteArrayInputStream(
              "{\"topic\":\"plant/a\",\"rx\":1794800000000,\"payload\":{\"a\":1}}".getBytes(UTF_8)),
          new ByteArrayOutputStream(),
          Mockito.mock(Context.class));

      assertThat(ledgers.getFirst().counted(Subject.MESSAGES, Outcome.QUARANTINED)).isOne();
      Quarantined kept =
          new QuarantineReader(dynamo, quarantine).all().getFirst().records().getFirst();
      assertThat(kept.reason()).isEqualTo(Reason.UNKNOWN_ASSET);
      assertThat(kept.bytes()).isEqualTo("{\"a\":1}".getBytes(UTF_8));
    }
  }

  @Test
  void aMissingSettingIsNamed() {
    Map<String, String> settings = settings();
    settings.remove("EVENT_BUS_NAME");
    FunctionRuntime runtime = new FunctionRuntime(new Environment(settings), CLOCK, ledger -> {});

    assertThatThrownBy(() -> new EnrichHandler(runtime)).hasMessageContaining("EVENT_BUS_NAME");
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("AWS_REGION", "eu-central-1");
    settings.put("REGISTRY_TABLE", "registry");
    settings.put("SOURCE_STATE_TABLE", "state");
    settings.put("QUARANTINE_TABLE", "quarantine");
    settings.put("TELEMETRY_QUEUE_URL", "http://127.0.0.1:9/telemetry");
    settings.put("PRODUCTION_QUEUE_URL", "http://127.0.0.1:9/production");
    settings.put("EVENT_BUS_NAME", "test-shopfloor");
    return settings;
  }
}
