package dev.shopfloor.cli.command;

import dev.shopfloor.cli.cmms.CmmsSystem;
import dev.shopfloor.cli.model.PlantLoad;
import dev.shopfloor.cli.rules.ExampleAlert;
import dev.shopfloor.cli.rules.ExampleAlertReader;
import dev.shopfloor.cli.rules.Explainer;
import dev.shopfloor.cli.rules.Explanation;
import dev.shopfloor.cli.rules.ExplanationJson;
import dev.shopfloor.cli.rules.ExplanationText;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./plant validate}. */
@Command(
    name = "validate",
    description = {
      "Checks a plant file wholly: every error at once, with line, path and mend.",
      "",
      "With --alert it explains what becomes of an example alert: which rule counts",
      "for each setting, which other rules fit, and what keeps it from becoming a",
      "work order."
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the plant file, such as plant.yaml")
  private Path file;

  @Option(
      names = "--alert",
      paramLabel = "ALERT",
      description = {
        "ASSET[:kind[:signal[:code]]], such as mill02:threshold:oil_temp; or a file",
        "whose first alert line counts, - for standard input"
      })
  private @Nullable String alert;

  @Option(
      names = "--severity",
      paramLabel = "S",
      description = "the alert's severity; medium, or that of the alert line")
  private @Nullable Severity severity;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = {
        "when, 2026-12-24T06:00 by the site's clock or with an offset; now, or the time",
        "of the alert line"
      })
  private @Nullable String at;

  @Option(names = "--json", description = "the explanation as a JSON line")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (alert == null && (severity != null || at != null || json)) {
      throw new UsageException("--severity, --at and --json belong to --alert; name an alert");
    }
    PrintWriter out = spec.commandLine().getOut();
    PlantLoad load = ModelOption.read(file, spec.commandLine().getErr());
    PlantModel model = load.model();
    if (model == null) {
      return Plant.FAILED;
    }
    if (alert != null) {
      explain(new ExampleAlertReader(model).read(alert), new Explainer(model, load.lines()), out);
      return Plant.OK;
    }
    long tags = model.assets().stream().mapToLong(history -> history.latest().tags().size()).sum();
    out.printf(
        "%s is a plant of %d assets with %d tags, version %s%n",
        file, model.assets().size(), tags, model.version());
    model.assets().forEach(history -> print(out, history.latest(), history.revisions().size()));
    return Plant.OK;
  }

  private void explain(ExampleAlert given, Explainer explainer, PrintWriter out) {
    ExampleAlert example = given.with(severity);
    long now = example.time() == null ? CmmsSystem.WALL.getAsLong() : example.time();
    long time = at == null ? now : TimeOption.read("--at", at, explainer.zone(example, now));
    Explanation explanation = explainer.explain(example, time);
    if (json) {
      out.println(ExplanationJson.of(explanation));
    } else {
      ExplanationText.print(explanation, out);
    }
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
