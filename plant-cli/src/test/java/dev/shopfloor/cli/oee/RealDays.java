package dev.shopfloor.cli.oee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The days of the two machines whose states are published. */
final class RealDays {
  private RealDays() {}

  /**
   * A day.
   *
   * @param example the folder of its plant file
   * @param stream its messages
   * @param date UTC
   */
  record Day(String example, String stream, String date) {
    @Override
    public String toString() {
      return stream;
    }
  }

  static Stream<Day> all() throws IOException {
    try (Stream<Path> files = Files.list(RealStream.file("streams"))) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".jsonl.gz", "")).toList();
      return names.stream()
          .filter(name -> name.startsWith("nist-mazak") || name.startsWith("nist-gfagie"))
          .sorted()
          .map(RealDays::day);
    }
  }

  private static Day day(String name) {
    String digits = name.split("-")[2];
    return new Day(
        name.substring(0, name.indexOf('.')),
        name,
        digits.substring(0, 4) + '-' + digits.substring(4, 6) + '-' + digits.substring(6));
  }
}
