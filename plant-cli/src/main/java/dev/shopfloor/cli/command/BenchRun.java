package dev.shopfloor.cli.command;

import dev.shopfloor.cli.run.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Builds the benchmarks in a checkout and runs them, each step a process of its own. */
final class BenchRun {
  private final Path home;
  private final Starter starter;

  /**
   * A run in this checkout.
   *
   * @param home the repository's root
   */
  BenchRun(Path home, Starter starter) {
    this.home = home;
    this.starter = starter;
  }

  /** Starts a process and waits for its end. */
  interface Starter {
    /** Returns its exit code. */
    int start(Path folder, List<String> command) throws IOException, InterruptedException;
  }

  /**
   * The checkout that the launcher names.
   *
   * @throws UsageException if it is none, or has no benchmarks
   */
  static Path home(@Nullable String named) {
    if (named == null || !Files.isRegularFile(Path.of(named, "bench", "pom.xml"))) {
      throw new UsageException(
          "the sources of the benchmarks are not here; start ./plant in a checkout of Shopfloor");
    }
    return Path.of(named);
  }

  /** Runs; returns the exit code of the command. */
  int run(boolean quick, List<String> only) throws IOException, InterruptedException {
    if (starter.start(home, build()) != Plant.OK) {
      return Plant.FAILED;
    }
    int code = starter.start(home, measure(quick, only));
    return code == Plant.OK || code == Plant.WRONG_USE ? code : Plant.FAILED;
  }

  private List<String> build() {
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

  private List<String> measure(boolean quick, List<String> only) {
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
}
