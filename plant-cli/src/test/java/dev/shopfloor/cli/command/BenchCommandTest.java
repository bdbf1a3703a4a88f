package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.run.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir Path home;

  private final PlantRunner plant = new PlantRunner();
  private final List<List<String>> started = new ArrayList<>();

  @Test
  void theListOfCommandsNamesIt() {
    assertThat(plant.run("--help")).isZero();
    assertThat(plant.out().lines())
        .contains("  bench       Measures Shopfloor beside others, and writes a table");
  }

  @Test
  void itsHelpSaysWhatTheExitCodesMean() {
    assertThat(plant.run("bench", "--help")).isZero();
    assertThat(plant.out())
        .contains("bench/results.md", "--quick", "--only=PART", "another run is under way");
  }

  @Test
  void anUnknownFlagIsWrongUse() {
    assertThat(plant.run("bench", "--fast")).isEqualTo(Plant.WRONG_USE);
    assertThat(plant.err()).contains("--fast");
  }

  @Test
  void withoutTheSourcesOfTheBenchmarksItIsWrongUse() {
    assertThatThrownBy(() -> BenchRun.home(home.toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("checkout of Shopfloor");
    assertThatThrownBy(() -> BenchRun.home(null)).isInstanceOf(UsageException.class);
  }

  @Test
  void theCheckoutIsWhereTheLauncherStands() throws IOException {
    Files.createDirectory(home.resolve("bench"));
    Files.writeString(home.resolve("bench").resolve("pom.xml"), "<project/>");

    assertThat(BenchRun.home(home.toString())).isEqualTo(home);
  }

  @Test
  void theBenchmarksAreBuiltAndThenRunOnce() throws Exception {
    assertThat(run(List.of(0, 0), true, List.of("Enrichment", "Unit"))).isEqualTo(Plant.OK);

    assertThat(started).hasSize(2);
    assertThat(started.getFirst()).contains("-pl", "bench", "-am", "package");
    assertThat(started.getLast())
        .containsSequence(
            "dev.shopfloor.bench.Bench",
            "--quick",
            "--only",
            "Enrichment",
            "--only",
            "Unit",
            home.resolve("bench").resolve("results.md").toString());
  }

  @Test
  void whatDoesNotBuildIsNotRunAndIsAFailure() throws Exception {
    assertThat(run(List.of(1), false, List.of())).isEqualTo(Plant.FAILED);
    assertThat(started).hasSize(1);
  }

  @Test
  void aContestantThatFailsIsAFailureHoweverItEnded() throws Exception {
    assertThat(run(List.of(0, 1), false, List.of())).isEqualTo(Plant.FAILED);
    assertThat(run(List.of(0, 137), false, List.of())).isEqualTo(Plant.FAILED);
  }

  @Test
  void aPartThatTheTableDoesNotHaveIsWrongUse() throws Exception {
    assertThat(run(List.of(0, 2), false, List.of("Enrichmend"))).isEqualTo(Plant.WRONG_USE);
  }

  private int run(List<Integer> codes, boolean quick, List<String> only) throws Exception {
    started.clear();
    BenchRun bench =
        new BenchRun(
            home,
            (folder, command) -> {
              assertThat(folder).isEqualTo(home);
              started.add(command);
              return codes.get(started.size() - 1);
            });
    return bench.run(quick, only);
  }
}
