package dev.shopfloor.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./plant bench}: builds the benchmarks, which no other command needs, and runs them. */
@Command(
    name = "bench",
    description = {
      "Measures Shopfloor beside others, and writes a table.",
      "",
      "Time, memory and cold starts. The table is bench/results.md; if anything",
      "fails, it is left as it was. Leave the machine alone meanwhile: with --quick",
      "some ten minutes, else about an hour. docs/benchmarks.md tells what stands",
      "beside what."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was measured, whether targets are met or not",
      "1:a contestant failed, or another run is under way",
      "2:wrong use, or no such part"
    })
final class BenchCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "shorter runs, for a look")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description =
          "only the part of the table whose title begins so, printed; leaves the file; may be"
              + " repeated")
  private List<String> only = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = BenchRun.home(System.getProperty("shopfloor.home"));
    return new BenchRun(home, BenchCommand::start).run(quick, only);
  }

  private static int start(Path folder, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start().waitFor();
  }
}
