package dev.shopfloor.cli.oee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.Pieces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Five days of a real crimping machine by order, against a table of its runs that others made of
 * the same log. Each difference stands in a table beside this test with its cause, and each cause
 * is proved from the log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KomaxRunsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DIFFERENCES =
      Path.of("src/test/resources/dev/shopfloor/cli/oee/komax-differences.txt");

  private final List<Run> runs = new ArrayList<>();
  private final SortedMap<String, String> causes = new TreeMap<>();

  /** A run as others tell it, and as we do. */
  private static final class Run {
    private final long start;
    private final boolean ended;
    private final long good;
    private final long runSeconds;
    private final long stopSeconds;
    private long ourPieces;
    private long ourRun;
    private long ourStop;
    // the log's own counts, one after the other; the first is what was made before
    private final List<Long> counts = new ArrayList<>();
    private boolean aborted;
    private boolean stoppedAtOnce;

    private Run(String line) {
      // the job's name has a comma in it, and stands in quotes
      String[] cells = line.substring(line.indexOf("\",") + 2).split(",");
      start = LocalDateTime.parse(cells[1]).atZone(ZONE).toEpochSecond();
      ended = !cells[2].startsWith("no");
      good = Long.parseLong(cells[4]);
      runSeconds = Long.parseLong(cells[5]);
      stopSeconds = Long.parseLong(cells[6]);
    }

    private long made() {
      long made = 0;
      for (int at = 1; at < counts.size(); at++) {
        long rise = counts.get(at) - counts.get(at - 1);
        made += rise >= 0 ? rise : counts.get(at);
      }
      return made;
    }

    private boolean beganAnew() {
      for (int at = 1; at < counts.size(); at++) {
        if (counts.get(at) < counts.get(at - 1)) {
          return true;
        }
      }
      return false;
    }
  }

  @BeforeAll
  void read() throws IOException {
    List<String> lines = Files.readAllLines(RealStream.file("komax565-week1/production-runs.csv"));
    lines.stream().skip(1).map(Run::new).forEach(runs::add);
    readLog();
    AssetFold asset =
        RealStream.fold(
            RealStream.plant("komax565"), RealStream.points("komax565", "komax565-week1", false));
    Span.Bounds week =
        new Span(
                TimeArgument.parse("--from", "2025-02-03"),
                TimeArgument.parse("--to", "2025-02-08"),
                null)
            .at(ZONE, null);
    for (OrderRow row : OrderRows.of(asset, week)) {
      if (row.started() != null) {
        Run run = runAt(Nanos.instant(row.started()).getEpochSecond());
        Pieces pieces = row.pieces();
        run.ourPieces += pieces == null ? 0 : pieces.total();
        run.ourRun += row.times().run();
        run.ourStop += row.stopMillis();
      }
    }
    for (String line : Files.readAllLines(DIFFERENCES)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] words = line.split(" +");
        causes.put(words[0] + " " + words[1], words[2]);
      }
    }
  }

  private void readLog() throws IOException {
    Run run = null;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(RealStream.file("streams/komax565-week1.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode event = JSON.readTree(line).get("payload");
        String name = event.get("event").asText();
        long second =
            LocalDateTime.parse(event.get("localTime").asText()).atZone(ZONE).toEpochSecond();
        if (name.equals("ProductionStarted")) {
          run = runAt(second);
          run.counts.add(Long.valueOf(event.get("ProductionPieces").asText().split(",")[0]));
        } else if (run != null && name.startsWith("Production")) {
          run.counts.add(event.get("TotalGoodPieces").asLong());
          run.stoppedAtOnce |=
              name.equals("ProductionInterrupted") && run.counts.size() == 2 && second == run.start;
        } else if (run != null) {
          run.aborted |= name.equals("JobAborted");
        }
      }
    }
  }

  private Run runAt(long second) {
    Run found = runs.getFirst();
    for (Run run : runs) {
      if (run.start <= second) {
        found = run;
      }
    }
    return found;
  }

  @Test
  void eachRunIsAsItsLogSaysAndEachDifferenceToTheTableHasItsCause() {
    SortedMap<String, String> found = new TreeMap<>();
    for (int at = 0; at < runs.size(); at++) {
      Run run = runs.get(at);
      assertThat(run.ourPieces).as("pieces of run %d by its log", at).isEqualTo(run.made());
      if (run.ourPieces != run.good) {
        found.put(at + " pieces", run.made() > run.good ? "BEGAN_ANEW" : "WENT_ON");
      }
      if (run.ourRun != run.runSeconds * 1000) {
        found.put(at + " run", "ABORTED");
      }
      if (run.ourStop != run.stopSeconds * 1000) {
        found.put(
            at + " stop", !run.ended ? "NOT_ENDED" : run.aborted ? "ABORTED" : "STOPPED_AT_ONCE");
      }
    }
    print(found);

    assertThat(runs).hasSize(167);
    assertThat(found).isEqualTo(causes);
  }

  @Test
  void eachCauseIsTrueOfItsRun() {
    causes.forEach((place, cause) -> {
      Run run = runs.get(Integer.parseInt(place.split(" ")[0]));
      switch (cause) {
        case "BEGAN_ANEW" -> assertThat(run.beganAnew()).as(place).isTrue();
        case "WENT_ON" -> assertThat(run.counts.getFirst()).as(place).isPositive();
        case "NOT_ENDED" -> {
          assertThat(run.ended).as(place).isFalse();
          assertThat(run.ourStop).as(place).isGreaterThan(run.stopSeconds * 1000);
        }
        case "ABORTED" -> {
          assertThat(run.aborted).as(place).isTrue();
          assertThat(run.ourRun + run.ourStop)
              .as(place)
              .isLessThan((run.runSeconds + run.stopSeconds) * 1000);
        }
        case "STOPPED_AT_ONCE" -> {
          assertThat(run.stoppedAtOnce).as(place).isTrue();
          assertThat(run.ourStop).as(place).isLessThan(run.stopSeconds * 1000);
        }
        default -> throw new AssertionError(place + " has the cause " + cause);
      }
    });
  }

  private void print(Map<String, String> found) {
    System.out.printf(
        "komax565: %d runs, %d pieces by the log, %d by us, %d by the table; differences %s; equal"
            + " in all three: %d%n",
        runs.size(),
        runs.stream().mapToLong(Run::made).sum(),
        runs.stream().mapToLong(run -> run.ourPieces).sum(),
        runs.stream().mapToLong(run -> run.good).sum(),
        found.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.getKey().split(" ")[1] + " " + each.getValue(),
                    TreeMap::new,
                    Collectors.counting())),
        runs.size() - found.keySet().stream().map(place -> place.split(" ")[0]).distinct().count());
    found.forEach((place, cause) -> System.out.println("  " + place + " " + cause));
  }
}
