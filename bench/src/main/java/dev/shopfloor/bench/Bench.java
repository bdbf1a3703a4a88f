package dev.shopfloor.bench;

import dev.shopfloor.bench.coldstart.ColdStartPart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code ./plant bench} starts: runs all parts and writes the table. */
public final class Bench {
  /** In the order of the table. */
  private static final List<Part> PARTS =
      List.of(
          new EnrichPart(),
          new FamilyPart(),
          new BatchPart(),
          new UnitPart(),
          new WriterPart(),
          new OeePart(),
          new AlertPart(),
          new ColdStartPart(),
          new CostPart());

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private final List<Part> parts;
  private final @Nullable Path lock;
  private final PrintStream out;
  private final PrintStream err;

  Bench(List<Part> parts, @Nullable Path lock, PrintStream out, PrintStream err) {
    this.parts = parts;
    this.lock = lock;
    this.out = out;
    this.err = err;
  }

  /**
   * Measures, and ends with the exit code of {@code ./plant bench}.
   *
   * @param arguments {@code [--quick] [--only TITLE]... FILE}; with {@code --only}, prints and
   *     leaves the file
   */
  public static void main(String[] arguments) throws IOException {
    BenchOptions options = BenchOptions.of(List.of(arguments));
    System.exit(new Bench(PARTS, BenchLock.usual(), System.out, System.err).run(options));
  }

  /** The repository, where what is not Java stands. */
  static Path home() {
    return Path.of(System.getProperty("shopfloor.home", "."));
  }

  int run(BenchOptions options) throws IOException {
    String unknown = unknown(options);
    if (unknown != null) {
      err.printf(
          "bench: no part of the table begins with \"%s\"; there are: %s%n",
          unknown, parts.stream().map(Part::title).collect(Collectors.joining(", ")));
      return WRONG_USE;
    }
    try (BenchLock _ = BenchLock.take(lock)) {
      return measure(options);
    } catch (BenchLock.TakenException taken) {
      err.println("bench: " + taken.getMessage());
      return FAILED;
    }
  }

  private @Nullable String unknown(BenchOptions options) {
    return options.only().stream()
        .filter(each -> parts.stream().noneMatch(part -> BenchOptions.begins(part.title(), each)))
        .findFirst()
        .orElse(null);
  }

  private int measure(BenchOptions options) throws IOException {
    Report report = new Report(options.pace(), Machine.here(), Clock.systemUTC());
    for (Part part : parts) {
      if (options.wants(part.title())) {
        err.println("measuring: " + part.title());
        try {
          report.add(part.title(), part.rows(options.pace()));
        } catch (Exception failure) {
          tell(failure);
          err.printf("bench: \"%s\" failed; %s is left as it was%n", part.title(), options.file());
          return FAILED;
        }
      }
    }
    out.print(report.text());
    if (options.only().isEmpty()) {
      write(report.text(), options.file());
    }
    return OK;
  }

  private void tell(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("JMH lock")) {
      err.println("bench: another run of JMH is under way on this machine; wait for its end");
    } else {
      failure.printStackTrace(err);
    }
  }

  /** Whole or not at all. */
  private static void write(String text, Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
