package dev.shopfloor.cli.command;

import dev.shopfloor.cli.run.ReplayRun;
import dev.shopfloor.plant.PlantModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./plant run}. */
@Command(
    name = "run",
    description = {
      "Runs the whole plant on this machine: MQTT broker, rules, queues, tables, time-series",
      "database, a small CMMS, and the functions' real handlers, wired by template.yaml.",
      "Messages of files are fed in their own time; then the results are printed.",
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
      required = true,
      description = "message lines, gzip recognised; - is standard input")
  private List<String> replay;

  @Option(names = "--model", paramLabel = "FILE", required = true, description = "the plant file")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".plant",
      description = "where local state is kept (default: ${DEFAULT-VALUE})")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "port of the small CMMS on 127.0.0.1 (default: a free one)")
  private int port;

  @Option(
      names = "--keep",
      description = "stay up after the replay, until Ctrl-C, to look at database and CMMS")
  private boolean keep;

  @Option(names = "--json", description = "results as JSON lines, the ledger last")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    PlantModel plant = ModelOption.load(model, err);
    if (plant == null) {
      err.println("plant: the plant file has errors, so nothing was started");
      return Plant.FAILED;
    }
    Path home = Path.of(System.getProperty("shopfloor.home", "."));
    ReplayRun.Options options = new ReplayRun.Options(plant, replay, home, data, port, keep, json);
    return new ReplayRun(options, out, err).run() ? Plant.OK : Plant.FAILED;
  }
}
