package dev.shopfloor.cli.command;

import dev.shopfloor.cli.oee.OeeAccount;
import dev.shopfloor.cli.oee.OeeLines;
import dev.shopfloor.cli.oee.OeeOutput;
import dev.shopfloor.cli.oee.OeeReport;
import dev.shopfloor.cli.oee.OeeText;
import dev.shopfloor.cli.oee.PointFiles;
import dev.shopfloor.cli.oee.PointIntake;
import dev.shopfloor.cli.oee.Span;
import dev.shopfloor.cli.oee.TimeArgument;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./plant oee}. */
@Command(
    name = "oee",
    description = {
      "Computes OEE from points: the lines that ./plant enrich prints in, results",
      "out, by the fold of OeeFunction. No AWS, no server; nothing is kept.",
      "",
      "Alerts and refusals among the lines are counted and passed over. A line that",
      "is none of these is refused with its place. The ledger follows on standard",
      "error.",
      "",
      "A time is a day (2026-03-18), a time by the site's wall clock",
      "(2026-03-18T06:00), or one with an offset (2026-03-18T06:00:00+01:00)."
    },
    mixinStandardHelpOptions = true)
final class OeeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "point lines, gzip recognised; - is standard input")
  private List<String> files = List.of();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "the plant file, such as plant.yaml")
  private Path model;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = "the first instant; a shift that began before is cut")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      required = true,
      description = "the first instant after; a shift that ends later is cut")
  private String to;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = {
        "count time up to here, as for a shift that still runs (default:",
        "the first minute after the newest of the points was received)"
      })
  private @Nullable String asOf;

  @Option(
      names = "--by",
      paramLabel = "shift|order",
      defaultValue = "shift",
      description = "a row a shift, or a row an order or run of it (default: ${DEFAULT-VALUE})")
  private OeeReport.By by;

  @Option(names = "--asset", paramLabel = "SITE/ASSET", description = "tell of this asset only")
  private @Nullable String asset;

  @Option(names = "--minutes", description = "a row a minute too")
  private boolean minutes;

  @Option(
      names = "--explain",
      description = "every interval with its class and why, every count, and the losses")
  private boolean explain;

  @Option(names = "--json", description = "one JSON object a line, the ledger as the last")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (by == OeeReport.By.ORDER && (minutes || explain)) {
      throw new UsageException("--minutes and --explain belong to --by shift; leave one out");
    }
    Span span =
        new Span(
            TimeArgument.parse("--from", from),
            TimeArgument.parse("--to", to),
            asOf == null ? null : TimeArgument.parse("--as-of", asOf));
    PlantModel plant = ModelOption.load(model, err);
    if (plant == null) {
      err.println("plant: the plant file has errors, so no point was read");
      return Plant.FAILED;
    }
    AssetKey only = only(plant);
    // before a file of gigabytes is read
    plant.assets().forEach(span::check);
    PointIntake intake = new PointIntake(plant);
    PointFiles points = new PointFiles(intake, err);
    boolean whole = points.take(files);
    OeeOutput output = json ? new OeeLines(out) : new OeeText(out, err);
    boolean explained =
        new OeeReport(span, by, minutes, explain, only)
            .print(intake.finish(), intake.nextTick(), output);
    output.ledger(intake.ledger(), points.lines());
    if (!explained) {
      err.println(
          "plant: an explanation does not add up to its result; this is a defect, please report"
              + " it");
    }
    boolean addsUp = new OeeAccount(intake.ledger(), points.lines()).addsUp();
    return whole && explained && addsUp ? Plant.OK : Plant.FAILED;
  }

  private @Nullable AssetKey only(PlantModel plant) {
    if (asset == null) {
      return null;
    }
    for (AssetHistory history : plant.assets()) {
      if (history.key().text().equals(asset)) {
        return history.key();
      }
    }
    throw new UsageException(
        "--asset: %s has no asset \"%s\"; it has %s"
            .formatted(
                model,
                asset,
                String.join(
                    ", ", plant.assets().stream().map(history -> history.key().text()).toList())));
  }
}
