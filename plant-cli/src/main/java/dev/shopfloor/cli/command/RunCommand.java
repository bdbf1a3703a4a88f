package dev.shopfloor.cli.command;

import dev.shopfloor.cli.live.LiveRun;
import dev.shopfloor.cli.live.OwnPlan;
import dev.shopfloor.cli.live.Plan;
import dev.shopfloor.cli.live.SimulatedPlan;
import dev.shopfloor.cli.run.ReplayRun;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.plant.PlantModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./plant run}. */
@Command(
    name = "run",
    description = {
      "Runs the whole plant on this machine: MQTT broker, rules, queues, tables, time-series",
      "database, a small CMMS, and the functions' real handlers, wired by template.yaml; and a",
      "web page that shows what they do.",
      "",
      "Without arguments: a simulated plant, its first four hours at once, then live. A second",
      "start goes on where the first stopped.",
      "With --model: your plant, live; its machines publish to the MQTT broker that is named.",
      "With --model and --replay: messages of files in their own time; then the results.",
      "",
      "Uses Amazon's DynamoDB Local, whose terms ask for an AWS account in good standing."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      arity = "1..*",
      description = "message lines, gzip recognised; - is standard input")
  private List<String> replay = List.of();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "the plant file (default: that of the simulated plant)")
  private @Nullable Path model;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".plant",
      description = "where local state and the log are kept (default: ${DEFAULT-VALUE})")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = {
        "port of the page on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0 for a free one);",
        "CMMS, database and broker take the three after it where they are free"
      })
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of the simulated plant; the same seed, the same day (default: 1)")
  private long seed;

  @Option(names = "--fresh", description = "forget what earlier runs left, and begin anew")
  private boolean fresh;

  @Option(names = "--verbose", description = "print every event")
  private boolean verbose;

  @Option(
      names = "--keep",
      description = "with --replay: stay up afterwards, until Ctrl-C, to look at the page")
  private boolean keep;

  @Option(names = "--json", description = "with --replay: results as JSON lines, the ledger last")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    check();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    // before the first logger is made
    System.setProperty("shopfloor.log", data.resolve("plant.log").toString());
    Path home = Path.of(System.getProperty("shopfloor.home", "."));
    Path file = model == null ? home.resolve(SimulatedPlan.PLANT_FILE) : model;
    PlantModel plant = ModelOption.load(file, err);
    if (plant == null) {
      err.println("plant: the plant file has errors, so nothing was started");
      return Plant.FAILED;
    }
    if (!replay.isEmpty()) {
      ReplayRun.Options options =
          new ReplayRun.Options(plant, replay, home, data, port, keep, json);
      return new ReplayRun(options, out, err).run() ? Plant.OK : Plant.FAILED;
    }
    Plan plan =
        model == null
            ? new SimulatedPlan(seed, plant)
            : new OwnPlan(plant, zone(plant), Clock.systemUTC());
    new LiveRun(new LiveRun.Options(home, data, port, fresh, verbose), plan, err).run();
    return Plant.OK;
  }

  private void check() {
    boolean replays = !replay.isEmpty();
    if (replays && model == null) {
      throw new UsageException("--replay needs --model, the plant file of those messages");
    }
    if (!replays && (keep || json)) {
      throw new UsageException((keep ? "--keep" : "--json") + " belongs to --replay; leave it out");
    }
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port is 0 to 65535, not " + port);
    }
  }

  private static ZoneId zone(PlantModel plant) {
    return plant.assets().isEmpty() ? ZoneOffset.UTC : plant.assets().getFirst().latest().zone();
  }
}
