package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  private static final String BEFORE = "the table of yesterday";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> ran = new ArrayList<>();
  private Path file;
  private Path lock;

  @BeforeEach
  void aTableOfYesterday() throws IOException {
    file = Files.writeString(folder.resolve("results.md"), BEFORE);
    lock = folder.resolve("bench.lock");
  }

  @Test
  void allPartsMakeOneTableInTheirOrder() throws IOException {
    assertThat(bench(part("Enrichment"), part("Units"))).isZero();

    assertThat(Files.readString(file)).containsSubsequence("## Enrichment", "## Units");
    assertThat(text(out)).isEqualTo(Files.readString(file));
  }

  @Test
  void onlyOnePartIsPrintedAndLeavesTheTable() throws IOException {
    assertThat(bench(List.of("--only", "unit"), part("Enrichment"), part("Units"))).isZero();

    assertThat(ran).containsExactly("Units");
    assertThat(text(out)).contains("## Units").doesNotContain("## Enrichment");
    assertThat(Files.readString(file)).isEqualTo(BEFORE);
  }

  @Test
  void aPartThatIsNotThereIsWrongUseAndSaysWhichOnesAre() throws IOException {
    List<String> only = List.of("--only", "Units", "--only", "Startup");

    assertThat(bench(only, part("Enrichment"), part("Units"))).isEqualTo(2);

    assertThat(text(err)).contains("\"Startup\"", "Enrichment, Units");
    assertThat(ran).isEmpty();
  }

  @Test
  void aContestantThatFailsLeavesTheTableAsItWas() throws IOException {
    Part failing =
        part(
            "Peers",
            () -> {
              throw new IllegalStateException("Python makes other telemetry");
            });

    assertThat(bench(part("Enrichment"), failing, part("Units"))).isEqualTo(1);

    assertThat(text(err)).contains("Python makes other telemetry", "\"Peers\" failed", "left");
    assertThat(Files.readString(file)).isEqualTo(BEFORE);
    assertThat(ran).doesNotContain("Units");
  }

  @Test
  void aSecondRunSaysThatThereIsAFirst() throws Exception {
    Part second = part("Outer", () -> assertThat(bench(part("Inner"))).isEqualTo(1));

    assertThat(bench(second)).isZero();

    assertThat(text(err)).contains("another run of the benchmarks is under way", "bench.lock");
    assertThat(ran).containsExactly("Outer");
  }

  @Test
  void afterARunTheNextOneMayBegin() throws IOException {
    assertThat(bench(part("Enrichment"))).isZero();
    assertThat(bench(part("Enrichment"))).isZero();
  }

  @Test
  void theLockOfJmhItselfIsToldInOneLine() throws IOException {
    Part locked =
        part(
            "Enrichment",
            () -> {
              throw new IllegalStateException("ERROR: Unable to acquire the JMH lock (jmh.lock)");
            });

    assertThat(bench(locked)).isEqualTo(1);

    assertThat(text(err)).contains("another run of JMH").doesNotContain("IllegalState");
  }

  private int bench(Part... parts) throws IOException {
    return bench(List.of(), parts);
  }

  private int bench(List<String> flags, Part... parts) throws IOException {
    List<String> arguments = new ArrayList<>(flags);
    arguments.add(file.toString());
    return new Bench(List.of(parts), lock, stream(out), stream(err))
        .run(BenchOptions.of(arguments));
  }

  private Part part(String title) {
    return part(title, () -> {});
  }

  private Part part(String title, Step step) {
    return new Part() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public List<Row> rows(Pace pace) throws Exception {
        ran.add(title);
        step.run();
        return List.of(Row.alone("work", Measured.of("ours", 1, "µs"), new Target.None()));
      }
    };
  }

  private interface Step {
    void run() throws Exception;
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream of) {
    return of.toString(StandardCharsets.UTF_8);
  }
}
