package dev.shopfloor.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A function's start does not get heavier unseen: what its package weighs and what its first
 * invocation loads is as {@code start-up-budget.txt} says. Counts, no times: see
 * docs/cold-start.md.
 */
class StartUpBudgetTest {
  private static final Path TABLE =
      Packages.ROOT.resolve("plant-cli/src/test/resources/start-up-budget.txt");
  private static final double HEAVIER = 1.03;
  private static final double LIGHTER = 0.92;
  private static @TempDir Path folder;
  private static PackagedPlant plant;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Packages.runnable(), "SKIPPED: needs Linux and the packages of ./mvnw package");
    plant = PackagedPlant.start(folder);
  }

  @AfterAll
  static void stop() {
    if (plant != null) {
      plant.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EnrichFunction, enrich-payload.json",
    "TimestreamWriterFunction, writer-normal.json",
    "OeeFunction, oee-production.json",
    "AlertToWorkOrderFunction, workorder-alert-raised.json"
  })
  void aStartIsAsHeavyAsItsBudgetSays(String function, String event) throws Exception {
    Launch launch = plant.launch(plant.function(function), plant.plant().endpoints());

    LoadedClasses classes = LoadedClasses.of(launch, PackagedPlant.sample(event));
    PackageSize size = PackageSize.of(launch.taskRoot());

    check(
        function,
        Map.of(
            "classes",
            (long) classes.total(),
            "zip",
            size.zip(),
            "unpacked",
            size.bytes(),
            "jars",
            (long) size.jars()),
        budget(function),
        classes.heaviest());
  }

  @Test
  void whatIsHeavierIsNamedAndSoIsABudgetThatIsTooLoose() {
    Map<String, Long> budget = Map.of("classes", 1000L, "jars", 50L);

    assertThatThrownBy(() -> check("F", Map.of("classes", 1031L, "jars", 50L), budget, "  7 x.jar"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("F", "classes", "1031", "1000", "x.jar", "docs/cold-start.md");
    assertThatThrownBy(() -> check("F", Map.of("classes", 900L, "jars", 50L), budget, ""))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("classes", "900", "1000", "start-up-budget.txt");
    assertThatThrownBy(() -> check("F", Map.of("classes", 1000L, "jars", 51L), budget, ""))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("jars");
    check("F", Map.of("classes", 1030L, "jars", 50L), budget, "");
  }

  private static void check(
      String function, Map<String, Long> is, Map<String, Long> budget, String heaviest) {
    assertThat(is.keySet()).isEqualTo(budget.keySet());
    is.forEach((what, value) -> {
      long planned = budget.get(what);
      boolean exact = what.equals("jars");
      assertThat(value)
          .as(
              "%s of %s are more than planned (%d). If that is wanted, change %s; else find what"
                  + " is new, as docs/cold-start.md says. Most classes come from\n%s",
              what, function, planned, TABLE.getFileName(), heaviest)
          .isLessThanOrEqualTo(exact ? planned : (long) (planned * HEAVIER));
      assertThat(value)
          .as(
              "%s of %s are so few that the budget (%d) would not see them grow again: write"
                  + " them into %s",
              what, function, planned, TABLE.getFileName())
          .isGreaterThanOrEqualTo(exact ? planned : (long) (planned * LIGHTER));
    });
  }

  private static Map<String, Long> budget(String function) throws IOException {
    String[] names = {};
    for (String line : Files.readAllLines(TABLE)) {
      String[] cells = line.strip().split("\\s+");
      if (line.startsWith("function")) {
        names = cells;
      } else if (cells[0].equals(function)) {
        Map<String, Long> budget = new TreeMap<>();
        for (int at = 1; at < cells.length; at++) {
          budget.put(names[at], Long.parseLong(cells[at]));
        }
        return budget;
      }
    }
    throw new AssertionError(function + " is not in " + TABLE);
  }
}
