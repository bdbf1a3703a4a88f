package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.oee.ShiftResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real machine's day, from MQTT to work orders. The data is not in this repository; the test is
 * skipped where it is absent.
 */
class RealDayTest {
  private static final Path DATA =
      Path.of(System.getProperty("SHOPFLOOR_DATA", "../../shared/data"));
  private static final String DAY = "2017-06-12";
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void theSecondsByStateAgreeWithTheMachinesOwnLogAndAlarmsBecomeAHandfulOfOrders()
      throws Exception {
    Path stream = DATA.resolve("streams/nist-mazak01.Mazak01-20170612-20170613.jsonl.gz");
    assumeTrue(Files.exists(stream), "SKIPPED: no factory data at " + DATA);

    StringWriter said = new StringWriter();
    ReplayRun run =
        new ReplayRun(
            new ReplayRun.Options(
                PlantFiles.load(HOME.resolve("docs/examples/nist-mazak01/plant.yaml")).require(),
                List.of(stream.toString()),
                HOME,
                folder,
                0,
                false,
                true),
            new PrintWriter(said),
            new PrintWriter(said));
    RunReport report = run.replay();

    assertThat(report.differences()).isEmpty();
    assertThat(report.stuck()).isEmpty();
    ShiftResult day =
        report.results().stream()
            .filter(result -> result.window().start() == 1_497_225_600_000_000_000L)
            .findFirst()
            .orElseThrow();
    Map<String, Double> expected = expected();
    assertThat(expected).hasSize(8);
    expected.forEach((state, seconds) ->
        assertThat(day.stateSeconds(state)).as(state).isCloseTo(seconds, within(1.0)));
    assertThat(report.workOrders()).hasSizeBetween(2, 9);
  }

  private static Map<String, Double> expected() throws IOException {
    List<String> lines = Files.readAllLines(DATA.resolve("nist-mazak01/state-seconds.csv"));
    String[] names = lines.getFirst().split(",");
    String[] values =
        lines.stream()
            .filter(line -> line.contains("," + DAY + ","))
            .findFirst()
            .orElseThrow()
            .split(",");
    Map<String, Double> expected = new HashMap<>();
    for (int at = 0; at < names.length; at++) {
      if (names[at].endsWith("_s")) {
        String state =
            names[at].substring(0, names[at].length() - 2).toUpperCase(java.util.Locale.ROOT);
        expected.put(state, Double.valueOf(values[at]));
      }
    }
    return expected;
  }
}
