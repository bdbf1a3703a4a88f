package dev.shopfloor.cli.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What each file in {@code events/} is for, and what its function answers. */
final class SampleAnswers {
  /** All records are done. */
  static final String DONE = "{\"batchItemFailures\":[]}";

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "enrich", "EnrichFunction",
          "writer", "TimestreamWriterFunction",
          "oee", "OeeFunction",
          "workorder", "AlertToWorkOrderFunction",
          "setup", "TimeSeriesSetupFunction",
          "bus", "",
          "event", "");

  private SampleAnswers() {}

  /**
   * A sample.
   *
   * @param file in {@code events/}
   * @param function the logical id of the function that takes it; empty for none
   * @param answer the function's
   */
  record Sample(String file, String function, String answer) {
    byte[] bytes() throws IOException {
      return Files.readAllBytes(Packages.ROOT.resolve("events").resolve(file));
    }

    @Override
    public String toString() {
      return file;
    }
  }

  /** All samples, those of one function after each other. */
  static List<Sample> all() throws IOException {
    Map<String, Sample> samples = new TreeMap<>();
    try (Stream<Path> files = Files.list(Packages.ROOT.resolve("events"))) {
      files
          .map(file -> Objects.requireNonNull(file.getFileName()).toString())
          .filter(name -> name.endsWith(".json"))
          .forEach(name -> samples.put(name, sample(name)));
    }
    return samples.values().stream()
        .sorted(Comparator.comparing(Sample::function).thenComparing(Sample::file))
        .toList();
  }

  private static Sample sample(String name) {
    String kind = name.substring(0, name.indexOf('-'));
    String function =
        Objects.requireNonNull(
            FUNCTIONS.get(kind), name + " begins with none of " + FUNCTIONS.keySet());
    // bad input ends in quarantine, and so is done as well
    return new Sample(name, function, kind.equals("setup") ? "" : DONE);
  }
}
