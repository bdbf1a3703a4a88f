package dev.shopfloor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where was measured.
 *
 * @param cpu the processor's name
 * @param jdk vendor and version
 */
record Machine(String cpu, int cores, String system, String jdk) {
  static Machine here() {
    return new Machine(
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vendor.version")
            + " "
            + System.getProperty("java.runtime.version"));
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.exists(info)) {
      return "a processor that does not say its name";
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("a processor that does not say its name");
    } catch (IOException unreadable) {
      return "a processor that does not say its name";
    }
  }

  String shown() {
    return "%s, %d cores, %s, JDK %s".formatted(cpu, cores, system, jdk);
  }
}
