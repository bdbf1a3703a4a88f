package dev.shopfloor.cli.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The machine on which something was measured, in a line. */
final class Machine {
  private static final long MEBI = 1 << 20;

  private Machine() {}

  static String line() {
    return String.format(
        Locale.ROOT,
        "%d cores%s, %s, JDK %s, heap at most %d MiB",
        Runtime.getRuntime().availableProcessors(),
        processor(Path.of("/proc/cpuinfo")),
        System.getProperty("os.name"),
        System.getProperty("java.runtime.version"),
        Runtime.getRuntime().maxMemory() / MEBI);
  }

  /** Its processor's name where the system tells it; else nothing. */
  static String processor(Path cpuInfo) {
    try {
      List<String> lines = Files.readAllLines(cpuInfo);
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
          .orElse("");
    } catch (IOException notLinux) {
      return "";
    }
  }
}
