package dev.shopfloor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What {@code ./plant bench} starts: runs all parts and writes the table. */
public final class Bench {
  /** In the order of the table. */
  private static final List<Part> PARTS =
      List.of(new EnrichPart(), new WriterPart(), new OeePart());

  private Bench() {}

  /**
   * Measures.
   *
   * @param arguments {@code [--quick] [--only TITLE]... FILE}; with {@code --only}, prints and
   *     leaves the file
   */
  public static void main(String[] arguments) throws Exception {
    BenchOptions options = BenchOptions.of(List.of(arguments));
    Report report = new Report(options.pace(), Machine.here(), Clock.systemUTC());
    for (Part part : PARTS) {
      if (options.wants(part.title())) {
        System.err.println("measuring: " + part.title());
        report.add(part.title(), part.rows(options.pace()));
      }
    }
    write(report.text(), options);
  }

  private static void write(String text, BenchOptions options) throws IOException {
    System.out.print(text);
    Path file = options.file();
    if (options.only().isEmpty()) {
      Files.writeString(file, text);
    }
  }
}
