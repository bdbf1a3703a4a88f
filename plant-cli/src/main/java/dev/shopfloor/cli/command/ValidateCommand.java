package dev.shopfloor.cli.command;

import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./plant validate}. */
@Command(
    name = "validate",
    description = "Checks a plant file wholly: every error at once, with line, path and mend.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the plant file, such as plant.yaml")
  private Path file;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PlantModel model = ModelOption.load(file, spec.commandLine().getErr());
    if (model == null) {
      return Plant.FAILED;
    }
    long tags = model.assets().stream().mapToLong(history -> history.latest().tags().size()).sum();
    out.printf(
        "%s is a plant of %d assets with %d tags, version %s%n",
        file, model.assets().size(), tags, model.version());
    model.assets().forEach(history -> print(out, history.latest(), history.revisions().size()));
    return Plant.OK;
  }

  private static void print(PrintWriter out, AssetRevision asset, int revisions) {
    out.printf(
        "  %-28s %-16s %3d tags  %s%s%s%n",
        asset.key(),
        asset.context().machineType(),
        asset.tags().size(),
        asset.sources().getFirst().topicFilter(),
        revisions > 1 ? "  " + revisions + " revisions" : "",
        asset.oee().shiftsAssumed() ? "  (no calendar: one 24-hour shift)" : "");
  }
}
