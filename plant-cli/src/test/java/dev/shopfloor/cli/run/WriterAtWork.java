package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.functions.FunctionFailedException;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.local.template.TemplateReader;
import dev.shopfloor.cli.local.template.TestTemplate;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TimestreamWriterFunction as template.yaml deploys it, with a store of the test. */
final class WriterAtWork {
  private final FunctionHost function;
  private final TelemetryBatches batches;
  private final LedgerBook book = new LedgerBook();

  /**
   * The function.
   *
   * @param parameters of the template, which choose the store
   * @param endpoints {@code AWS_ENDPOINT_URL_...} variables
   */
  WriterAtWork(Map<String, String> parameters, Map<String, String> endpoints) throws IOException {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    LocalNames names = LocalNames.forQueuesAt("http://127.0.0.1:1");
    FunctionSpec spec =
        new TemplateReader(names, parameters)
            .read(TestTemplate.file()).functions().stream()
                .filter(each -> each.name().equals("TimestreamWriterFunction"))
                .findFirst()
                .orElseThrow();
    Map<String, String> variables = new HashMap<>(spec.environment());
    variables.put("AWS_REGION", names.region());
    // nothing that these tests write goes to quarantine: whoever tries fails the test
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
    variables.putAll(endpoints);
    function =
        FunctionHost.create(
            spec, new FunctionRuntime(new Environment(variables), Clock.systemUTC(), book), 1);
    batches = new TelemetryBatches(spec.sources().getFirst());
  }

  TelemetryBatches batches() {
    return batches;
  }

  /** Writes a batch, of which no message may come back. */
  void write(List<Telemetry> batch) throws FunctionFailedException, InterruptedException {
    assertThat(new String(function.invoke(batches.event(batch)), StandardCharsets.UTF_8))
        .isEqualTo("{\"batchItemFailures\":[]}");
  }

  /** The account of all batches. */
  Ledger ledger() {
    return book.of(Stage.WRITER);
  }
}
