package dev.shopfloor.cli.command;

import dev.shopfloor.cli.run.UsageException;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./plant}: everything that a plant engineer does with Shopfloor at a desk. */
@Command(
    name = "plant",
    description = "Shopfloor: machine telemetry to stored data, OEE and work orders.",
    mixinStandardHelpOptions = true,
    version = "Shopfloor 1.0.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      ApplyCommand.class,
      EnrichCommand.class,
      AlertCommand.class,
      CmmsCommand.class,
      OeeCommand.class,
      QuarantineCommand.class,
      RedriveCommand.class,
      DoctorCommand.class,
      CostCommand.class,
      BenchCommand.class,
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, and the ledger adds up",
      "1:a check failed, or the ledger does not add up",
      "2:wrong use"
    })
public final class Plant implements Runnable {
  /** Done, and the ledger adds up. */
  public static final int OK = 0;

  /** A check failed, or the ledger does not add up. */
  public static final int FAILED = 1;

  /** Wrong use. */
  public static final int WRONG_USE = 2;

  @Spec private CommandSpec spec;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /** Runs a command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine plant = new CommandLine(new Plant());
    CommandList.in(plant);
    return plant
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          if (failure instanceof UsageException wrong) {
            command.getErr().println("plant: " + wrong.getMessage());
            return WRONG_USE;
          }
          command.getErr().println("plant: this is a defect of Shopfloor; please report it:");
          failure.printStackTrace(command.getErr());
          return FAILED;
        })
        .execute(args);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new UsageException("name a command, for example: ./plant validate plant.yaml");
  }
}
