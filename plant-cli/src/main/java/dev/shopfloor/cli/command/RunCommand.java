package dev.shopfloor.cli.command;

import dev.shopfloor.cli.live.LiveRun;
import dev.shopfloor.cli.live.OwnPlan;
import dev.shopfloor.cli.live.Plan;
import dev.shopfloor.cli.live.SimulatedPlan;
import dev.shopfloor.cli.load.LoadRun;
import dev.shopfloor.cli.load.LoadSpec;
import dev.shopfloor.cli.load.RunLength;
import dev.shopfloor.cli.run.ReplayRun;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
      "With --load: invented machines send as much as you say; then what became of it.",
      "",
      "Uses Amazon's DynamoDB Local, whose terms ask for an AWS account in good standing."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final String DEFAULT_LENGTH = "60s";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

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
      description = {
        "of the simulated plant; the same seed, the same day (default: 1);",
        "with --load: of the values and of when each message is due"
      })
  private long seed;

  @Option(names = "--fresh", description = "forget what earlier runs left, and begin anew")
  private boolean fresh;

  @Option(names = "--verbose", description = "print every event")
  private boolean verbose;

  @Option(
      names = "--keep",
      description = "with --replay: stay up afterwards, until Ctrl-C, to look at the page")
  private boolean keep;

  @Option(
      names = "--json",
      description = "with --replay or --load: results as JSON lines, the ledger last")
  private boolean json;

  @Option(
      names = "--load",
      paramLabel = "AxTxR",
      description = {
        "so many assets send so many readings in a message, so many messages a second",
        "each: 100x30x1; or 100x30x0.5..16 to look for the knee between two rates"
      })
  private @Nullable String load;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "with --load: how long, such as 60s (the default) or 5m; of a ramp, each step")
  private @Nullable String length;

  @Override
  public Integer call() throws Exception {
    check();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    // before the first logger is made
    System.setProperty("shopfloor.log", data.resolve("plant.log").toString());
    Path home = Path.of(System.getProperty("shopfloor.home", "."));
    if (load != null) {
      return load(LoadSpec.parse(load), home, out, err);
    }
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

  private int load(LoadSpec spec, Path home, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    Duration lasts = RunLength.parse(length == null ? DEFAULT_LENGTH : length);
    LoadRun.Options options =
        new LoadRun.Options(spec, lasts, PATIENCE, seed, home, data, port, json);
    return new LoadRun(options, out, err).run() ? Plant.OK : Plant.FAILED;
  }

  private void check() {
    boolean replays = !replay.isEmpty();
    if (load != null) {
      checkLoad(replays);
    } else if (length != null) {
      throw new UsageException("--for belongs to --load; leave it out");
    }
    if (replays && model == null) {
      throw new UsageException("--replay needs --model, the plant file of those messages");
    }
    if (!replays && (keep || (json && load == null))) {
      throw new UsageException((keep ? "--keep" : "--json") + " belongs to --replay; leave it out");
    }
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port is 0 to 65535, not " + port);
    }
  }

  private void checkLoad(boolean replays) {
    String other = replays ? "--replay" : model != null ? "--model" : keep ? "--keep" : null;
    if (other != null) {
      throw new UsageException(
          "--load sends messages of a plant of its own, so it does not go with %s; leave one out"
              .formatted(other));
    }
  }

  private static ZoneId zone(PlantModel plant) {
    return plant.assets().isEmpty() ? ZoneOffset.UTC : plant.assets().getFirst().latest().zone();
  }
}
