package dev.shopfloor.cli.command;

import dev.shopfloor.cli.cost.Assumptions;
import dev.shopfloor.cli.cost.CostJson;
import dev.shopfloor.cli.cost.CostQuestion;
import dev.shopfloor.cli.cost.CostReport;
import dev.shopfloor.cli.cost.CostText;
import dev.shopfloor.cli.cost.IngestMode;
import dev.shopfloor.cli.cost.PackChoice;
import dev.shopfloor.cli.cost.PriceList;
import dev.shopfloor.cli.cost.RoughPlant;
import dev.shopfloor.cli.cost.Sample;
import dev.shopfloor.cli.cost.SampleReader;
import dev.shopfloor.cli.cost.TelemetryStore;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.plant.PlantModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./plant cost}. */
@Command(
    name = "cost",
    description = {
      "Reckons the monthly AWS bill of a plant, line by line, from its plant file and some",
      "minutes of its messages; in each mode and store, packed at the edge or not, by Basic",
      "Ingest or not, beside SiteWise and beside a call and a record for each reading.",
      "",
      "The messages go through the functions' own code, so that sizes, batches and writes",
      "are counted and not guessed. Without them --tags and --rate give a rough plant.",
      "No AWS; prices are of a dated file: docs/cost.md."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:reckoned", "1:the plant file has errors", "2:wrong use"})
final class CostCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "message lines, gzip recognised; - is standard input")
  private List<String> files = List.of();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "the plant file, such as plant.yaml")
  private @Nullable Path model;

  @Option(names = "--json", description = "all bills as one JSON line")
  private boolean json;

  @Option(names = "--mode", paramLabel = "MODE", description = "Direct, Stream or both (default)")
  private String mode = "both";

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = {
        "as the template's TimeSeriesStore; may be repeated (default:",
        "timestream-influxdb, liveanalytics, influxdb2)"
      })
  private List<String> stores = List.of("timestream-influxdb", "liveanalytics", "influxdb2");

  @Option(
      names = "--assets",
      paramLabel = "N",
      description = "assets of the plant (default: those of the plant file)")
  private @Nullable Integer assets;

  @Option(names = "--tags", paramLabel = "N", description = "of each asset of a rough plant")
  private @Nullable Integer tags;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "messages a second of each asset of a rough plant (default: 1)")
  private @Nullable Double rate;

  @Option(
      names = "--pack",
      paramLabel = "N",
      description = "messages of a topic packed into one (default: what fills 5 KB)")
  private @Nullable Integer pack;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = "us-east-1",
      description = "whose prices (default: ${DEFAULT-VALUE})")
  private String region = "us-east-1";

  @Option(names = "--prices", paramLabel = "FILE", description = "prices of your own")
  private @Nullable Path prices;

  @Mixin private AssumedOptions assumed = new AssumedOptions();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    List<IngestMode> modes = modes();
    List<TelemetryStore> wanted = stores.stream().map(TelemetryStore::named).distinct().toList();
    Assumptions assumptions = assumed.read();
    PriceList list = prices == null ? PriceList.shipped(region) : PriceList.file(prices, region);
    PrintWriter out = spec.commandLine().getOut();
    PlantModel plant = plant();
    if (plant == null) {
      spec.commandLine().getErr().println("plant: the plant file has errors; nothing was reckoned");
      return Plant.FAILED;
    }
    Sample sample = sample();
    CostReport report =
        CostReport.of(
            new CostQuestion(
                plant, sample, assets(plant), modes, wanted, PackChoice.of(pack, sample)),
            list,
            assumptions);
    LocalDate today = LocalDate.now(clock);
    if (json) {
      out.println(CostJson.of(report, today));
    } else {
      CostText.print(report, today, out);
    }
    return Plant.OK;
  }

  private boolean rough() {
    return files.isEmpty();
  }

  private @Nullable PlantModel plant() {
    if (!rough()) {
      if (model == null || tags != null || rate != null) {
        throw new UsageException(
            "message lines need --model, the plant file that they are of, and no --tags or --rate");
      }
      return ModelOption.load(model, spec.commandLine().getErr());
    }
    if (model != null || tags == null || assets == null) {
      throw new UsageException(
          "name --model and files of message lines, or for a rough plant --assets, --tags and"
              + " --rate");
    }
    return roughPlant().model();
  }

  private RoughPlant roughPlant() {
    return new RoughPlant(tags == null ? 0 : tags, rate == null ? 1 : rate);
  }

  private Sample sample() {
    return rough() ? roughPlant().sample() : SampleReader.read(files);
  }

  private int assets(PlantModel plant) {
    int number = assets == null ? plant.assets().size() : assets;
    if (number < 1 || number > 1_000_000) {
      throw new UsageException("--assets is 1 to 1000000, not " + number);
    }
    return number;
  }

  private List<IngestMode> modes() {
    if (mode.equalsIgnoreCase("both")) {
      return List.of(IngestMode.values());
    }
    return Arrays.stream(IngestMode.values())
        .filter(each -> each.word().equalsIgnoreCase(mode))
        .findFirst()
        .map(List::of)
        .orElseThrow(() ->
            new UsageException("--mode is Direct, Stream or both, not \"%s\"".formatted(mode)));
  }
}
