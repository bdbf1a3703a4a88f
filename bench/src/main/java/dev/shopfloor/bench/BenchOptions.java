package dev.shopfloor.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was asked for.
 *
 * @param only the titles of the parts to run; empty for all
 * @param file where the table goes
 */
record BenchOptions(Pace pace, List<String> only, Path file) {
  BenchOptions {
    only = List.copyOf(only);
  }

  /**
   * Reads the arguments; {@code ./plant bench} has checked them.
   *
   * @throws IllegalArgumentException if the last is no file
   */
  static BenchOptions of(List<String> arguments) {
    Pace pace = Pace.FULL;
    List<String> only = new ArrayList<>();
    Path file = null;
    for (int at = 0; at < arguments.size(); at++) {
      switch (arguments.get(at)) {
        case "--quick" -> pace = Pace.QUICK;
        case "--only" -> only.add(arguments.get(++at));
        default -> file = Path.of(arguments.get(at));
      }
    }
    if (file == null) {
      throw new IllegalArgumentException("no file for the table is named");
    }
    return new BenchOptions(pace, only, file);
  }

  boolean wants(String title) {
    return only.isEmpty() || only.stream().anyMatch(each -> begins(title, each));
  }

  /** Whether a title begins with these words, in whichever case. */
  static boolean begins(String title, String words) {
    return title.toLowerCase(Locale.ROOT).startsWith(words.toLowerCase(Locale.ROOT));
  }
}
