package dev.shopfloor.cli.command;

import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.cli.quarantine.KeptRecord;
import dev.shopfloor.cli.quarantine.LocalReplay;
import dev.shopfloor.cli.quarantine.RecordFilter;
import dev.shopfloor.cli.quarantine.StackReplay;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./plant quarantine replay}. */
@Command(
    name = "replay",
    description = {
      "Sends records through again, under their first receive time.",
      "",
      "With --stack: through the stage that refused them, and out of quarantine; what is",
      "refused again comes back. Doing it twice does no harm. After apply, wait a minute.",
      "With --model: what the local plant left goes through ./plant enrich, which prints",
      "what becomes of it; list then says what passed. The local stores are not touched."
    },
    mixinStandardHelpOptions = true)
final class QuarantineReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private final RecordOptions options = new RecordOptions();

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "only these records, by name from list or its beginning")
  private List<String> ids = List.of();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "the mended plant file, for records of the local plant")
  private @Nullable Path model;

  @Option(names = "--json", description = "the ledger, or with --stack each record, as JSON lines")
  private boolean json;

  @Option(names = "--quiet", description = "with --model: only the ledger")
  private boolean quiet;

  @Override
  public Integer call() {
    if ((options.stack() == null) == (model == null)) {
      throw new UsageException(
          "a replay takes --model, the mended plant file, for the local plant, or --stack;"
              + " a stack has its own plant file from ./plant apply");
    }
    return StackRecords.guarded(options, spec.commandLine().getErr(), this::local, this::deployed);
  }

  private List<KeptRecord> chosen(List<KeptRecord> all) {
    List<KeptRecord> meant = options.filter().of(all);
    return ids.isEmpty() ? meant : RecordFilter.named(ids, meant);
  }

  private int local() {
    PrintWriter err = spec.commandLine().getErr();
    PlantModel plant = model == null ? null : ModelOption.load(model, err);
    if (plant == null) {
      err.println("plant: the plant file has errors, so nothing was replayed");
      return Plant.FAILED;
    }
    OutcomeLines lines = new OutcomeLines(spec.commandLine().getOut(), quiet);
    LocalReplay.Result result;
    try {
      result = new LocalReplay(options.data()).run(plant, chosen(options.local()), lines);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("what passed cannot be noted", unwritable);
    }
    if (json) {
      result.account().print(lines);
    }
    lines.flush();
    if (!json) {
      result.account().print(err);
    }
    result.back().forEach(kept -> err.printf("  %s is refused again%n", kept.shortId()));
    err.printf(
        "%d records pass with %s, %d do not, %d cannot be tried here%n",
        result.passed().size(), model, result.back().size(), result.skipped().size());
    return result.account().addsUp() ? Plant.OK : Plant.FAILED;
  }

  private int deployed(StackRecords stack) {
    List<KeptRecord> records = chosen(stack.records());
    StackReplay.Result result =
        stack.replay(records.stream().map(KeptRecord::id).collect(Collectors.toSet()));
    if (json) {
      ReplayText.lines(spec.commandLine().getOut(), result);
    } else {
      ReplayText.print(spec.commandLine().getOut(), result);
    }
    RuntimeException failure = result.failure();
    if (failure != null) {
      spec.commandLine()
          .getErr()
          .println(
              "plant: the replay ended early: %s; what was not sent is still in quarantine: replay again"
                  .formatted(failure.getMessage()));
      return Plant.FAILED;
    }
    return Plant.OK;
  }
}
