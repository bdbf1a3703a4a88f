package dev.shopfloor.cli.command;

import dev.shopfloor.cli.run.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./plant cmms}. */
@Command(
    name = "cmms",
    description = "Works with your maintenance system.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CmmsCheckCommand.class, CmmsSelftestCommand.class})
final class CmmsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new UsageException("name what to do: ./plant cmms check, or ./plant cmms selftest");
  }
}
