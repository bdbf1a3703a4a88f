package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlantFuzzTest {
  private static final List<String> SEEDS =
      List.of("three-lines", "nist-mazak01", "five-lines", "komax565");
  private static final List<String> PIECES =
      List.of(
          "\n",
          "  ",
          "\t",
          ":",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "&a ",
          "*a",
          "|",
          ">",
          "!!int ",
          "!x ",
          "? ",
          "#",
          "%",
          "@",
          "null",
          "true",
          "1e999",
          "0x",
          ".nan",
          "-",
          "\u0000",
          "\u00e9",
          "\ud800",
          "state",
          "tags:",
          "changes:",
          "from: \"9999999-01-01T00:00:00Z\"",
          "<<: *a",
          "mapping: {values: /a}",
          "{/a}:{/b}");

  @Property(tries = 600)
  void aMutatedFileGivesAPlantOrProblemsAndNeverAnException(
      @ForAll("mutations") List<Mutation> mutations, @ForAll("seeds") String seed) {
    StringBuilder text = new StringBuilder(seed);
    for (Mutation mutation : mutations) {
      mutation.apply(text);
    }

    assertPlantOrProblems(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 100)
  void anyBytesGiveProblemsAndNeverAnException(@ForAll byte[] bytes) {
    assertPlantOrProblems(bytes);
  }

  private static void assertPlantOrProblems(byte[] bytes) {
    PlantLoad load = PlantFiles.compile("plant.yaml", bytes);

    if (load.usable()) {
      assertThat(load.require().assets()).isNotEmpty();
    } else {
      assertThat(load.problems()).anyMatch(problem -> problem.level() == Problem.Level.ERROR);
    }
    assertThat(load.problems())
        .allSatisfy(problem -> {
          assertThat(problem.line()).isPositive();
          assertThat(problem.column()).isPositive();
          assertThat(problem.mend()).isNotBlank();
        });
  }

  @Provide
  Arbitrary<String> seeds() {
    return Arbitraries.of(SEEDS).map(PlantFuzzTest::seed);
  }

  private static String seed(String name) {
    try {
      return Files.readString(TestFiles.examples().resolve(name).resolve("plant.yaml"));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 30),
            Arbitraries.of(PIECES))
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  /** Takes characters out at a place and puts a piece there. */
  record Mutation(double place, int taken, String piece) {
    void apply(StringBuilder text) {
      int from = (int) (place * text.length());
      text.replace(from, Math.min(text.length(), from + taken), piece);
    }
  }
}
