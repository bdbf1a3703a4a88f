package dev.shopfloor.cli.command;

import dev.shopfloor.cli.alert.AlertRun;
import dev.shopfloor.cli.cmms.CmmsSystem;
import dev.shopfloor.cli.cmms.GivenSecret;
import dev.shopfloor.cli.cmms.PatientCmms;
import dev.shopfloor.cli.cmms.ShownCmms;
import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.DryRunCmms;
import dev.shopfloor.workorder.cmms.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./plant alert}. */
@Command(
    name = "alert",
    description = {
      "Shows what the bridge makes of alerts: alert lines in, decisions out, one for",
      "each: created, commented, raised, counted, suppressed, queued, failed,",
      "quarantined. The time is that of the alerts; the minutes between them pass.",
      "Nothing is kept here, but the work orders are real unless --dry-run is given.",
      "",
      "A line is an alert as ./plant enrich prints it (its other lines are passed",
      "over), an event of the bus, or anything else that AlertQueue takes. The ledger",
      "follows on standard error."
    },
    mixinStandardHelpOptions = true,
    subcommands = AlertReplayCommand.class)
final class AlertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private final CmmsOptions cmms = new CmmsOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "alert lines, gzip recognised; - is standard input")
  private List<String> files = List.of();

  @Option(
      names = "--dry-run",
      description = "print the requests in place of sending them; answers are made up")
  private boolean dryRun;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "the plant file; without it no asset is known, and defaults are used")
  private @Nullable Path model;

  @Option(names = "--json", description = "the ledger as a last JSON line")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty()) {
      throw new UsageException("name a file of alert lines (FILE), or - for standard input");
    }
    PrintWriter err = spec.commandLine().getErr();
    OutcomeLines lines = new OutcomeLines(spec.commandLine().getOut(), false);
    Cmms system = system(lines, err);
    PlantModel plant = new PlantModel(List.of());
    if (model != null) {
      PlantModel read = ModelOption.load(model, err);
      if (read == null) {
        err.println("plant: the plant file has errors, so no alert was read");
        return Plant.FAILED;
      }
      plant = read;
    }
    AlertRun run = new AlertRun(system, new MapPlantDirectory(plant), lines, err);
    return run.run(files, json) ? Plant.OK : Plant.FAILED;
  }

  private Cmms system(OutcomeLines lines, PrintWriter err) {
    if (cmms.callsNobody()) {
      return new DryRunCmms();
    }
    Profile profile = cmms.profile();
    if (dryRun) {
      return new ShownCmms(profile, lines);
    }
    GivenSecret secret = cmms.secret();
    CmmsSystem system = CmmsSystem.at(cmms.url(secret), profile, secret, UnaryOperator.identity());
    return new PatientCmms(
        system.cmms(), CmmsSystem.WALL, CmmsSystem.REAL, note -> err.println("plant: " + note));
  }
}
