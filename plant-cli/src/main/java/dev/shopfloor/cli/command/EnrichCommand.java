package dev.shopfloor.cli.command;

import dev.shopfloor.cli.enrich.EnrichTrial;
import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.cli.enrich.TrialAccount;
import dev.shopfloor.cli.enrich.TrialInput;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./plant enrich}. */
@Command(
    name = "enrich",
    description = {
      "Shows what a plant file makes of messages: message lines in; point, alert and",
      "quarantined lines out, in their order. No AWS, no server; nothing is kept.",
      "",
      "A message line is {\"topic\":\"...\",\"receivedAt\":<ms since 1970>,\"payload\":<JSON>},",
      "or \"base64\" instead of \"payload\" for bytes. A line that is none is quarantined",
      "as MALFORMED_ENVELOPE. The ledger follows on standard error."
    },
    mixinStandardHelpOptions = true)
final class EnrichCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "message lines, gzip recognised; - is standard input")
  private List<String> files = List.of();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "the plant file, such as plant.yaml")
  private Path model;

  @Option(names = "--json", description = "the ledger as a last JSON line")
  private boolean json;

  @Option(names = "--quiet", description = "only the ledger")
  private boolean quiet;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "500",
      description = {
        "messages of one invocation (default: ${DEFAULT-VALUE}); a repeat is",
        "counted as duplicate only within one, 1 is what the IoT rule does"
      })
  private int batch;

  @Override
  public Integer call() throws IOException {
    if (batch < 1 || batch > 100_000) {
      throw new UsageException("--batch is 1 to 100000, not " + batch);
    }
    PrintWriter err = spec.commandLine().getErr();
    PlantModel plant = ModelOption.load(model, err);
    if (plant == null) {
      err.println("plant: the plant file has errors, so no message was read");
      return Plant.FAILED;
    }
    OutcomeLines lines = new OutcomeLines(spec.commandLine().getOut(), quiet);
    EnrichTrial trial = new EnrichTrial(plant, lines, batch);
    boolean whole;
    try {
      whole = new TrialInput(trial, lines, err).take(files);
    } finally {
      lines.flush();
    }
    TrialAccount account = trial.finish();
    if (json) {
      account.print(lines);
    }
    lines.flush();
    if (!json) {
      account.print(err);
    }
    return whole && account.addsUp() ? Plant.OK : Plant.FAILED;
  }
}
