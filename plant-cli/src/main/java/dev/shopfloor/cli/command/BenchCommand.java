package dev.shopfloor.cli.command;

import dev.shopfloor.cli.run.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./plant bench}: builds the benchmarks, which no other command needs, and runs them. */
@Command(
    name = "bench",
    description = {
      "Measures Shopfloor beside others: time, memory and cold starts.",
      "",
      "Writes the table to bench/results.md. Leave the machine alone meanwhile:",
      "with --quick some ten minutes, else about an hour."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all was measured", "1:a contestant failed", "2:wrong use"})
final class BenchCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "shorter runs, for a look")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "only this part of the table, by the beginning of its title; leaves the file")
  private List<String> only = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = home();
    if (run(home, build(home)) != Plant.OK) {
      return Plant.FAILED;
    }
    return run(home, measure(home)) == Plant.OK ? Plant.OK : Plant.FAILED;
  }

  private static Path home() {
    @Nullable String home = System.getProperty("shopfloor.home");
    if (home == null || !Files.isDirectory(Path.of(home, "bench"))) {
      throw new UsageException(
          "the sources of the benchmarks are not here; start ./plant in a checkout of Shopfloor");
    }
    return Path.of(home);
  }

  private static List<String> build(Path home) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return List.of(
        home.resolve(windows ? "mvnw.cmd" : "mvnw").toString(),
        "-B",
        "-q",
        "-ntp",
        "-T2",
        "-Dquick",
        "-DskipTests",
        "-Dskip.test.compile=true",
        "-pl",
        "bench",
        "-am",
        "package");
  }

  private List<String> measure(Path home) {
    Path target = home.resolve("bench").resolve("target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dshopfloor.home=" + home);
    // what the local plant of the cold starts has to say
    command.add("-Dlog4j2.configurationFile=plant-log4j2.xml");
    command.add("-Dshopfloor.log=" + home.resolve(".plant").resolve("bench.log"));
    command.add("-cp");
    command.add(
        target.resolve("classes")
            + File.pathSeparator
            + target.resolve("lib")
            + File.separator
            + "*");
    command.add("dev.shopfloor.bench.Bench");
    if (quick) {
      command.add("--quick");
    }
    for (String part : only) {
      command.add("--only");
      command.add(part);
    }
    command.add(home.resolve("bench").resolve("results.md").toString());
    return command;
  }

  private static int run(Path home, List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).inheritIO();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start().waitFor();
  }
}
