package dev.shopfloor.cli.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The classes that a function has loaded when its first answer comes.
 *
 * @param bySource how many came from each jar of the package, by its file name; all of the JDK and
 *     of the runtime, and what is made as it runs, under {@code the JDK and Lambda's runtime}
 */
public record LoadedClasses(Map<String, Integer> bySource) {
  private static final String OTHERS = "the JDK and Lambda's runtime";
  private static final String SOURCE = " source: ";

  /**
   * Starts a function and counts.
   *
   * @param event its first
   * @throws IllegalStateException if the function fails
   */
  public static LoadedClasses of(Launch launch, byte[] event)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("classes", ".log");
    try {
      try (LambdaProcess process =
          LambdaProcess.start(launch.and("-Xlog:class+load:file=" + log + ":none"))) {
        LambdaProcess.Answer answer = process.invoke(event);
        if (!answer.ok()) {
          throw new IllegalStateException(answer.body() + "\n" + process.printed());
        }
      }
      Map<String, Integer> counts = new TreeMap<>();
      for (String line : Files.readAllLines(log)) {
        counts.merge(source(line), 1, Integer::sum);
      }
      return new LoadedClasses(counts);
    } finally {
      Files.delete(log);
    }
  }

  private static String source(String line) {
    int at = line.indexOf(SOURCE);
    if (at < 0 || !line.contains("/lib/") || !line.contains(".jar")) {
      return OTHERS;
    }
    String jar = line.substring(line.lastIndexOf('/', line.lastIndexOf(".jar")) + 1);
    return jar.substring(0, jar.indexOf(".jar") + ".jar".length());
  }

  /** All of them. */
  public int total() {
    return bySource.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Those that most come from, one a line. */
  public String heaviest() {
    return bySource.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(20)
        .map(source -> "  %5d  %s".formatted(source.getValue(), source.getKey()))
        .collect(Collectors.joining("\n"));
  }
}
