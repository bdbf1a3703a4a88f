package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.AssetHistory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten days of a real machine against seconds by state that were computed apart from this code. */
class MazakDaysTest {
  private static final String[] STATES = {
    "ACTIVE",
    "READY",
    "STOPPED",
    "INTERRUPTED",
    "FEED_HOLD",
    "PROGRAM_STOPPED",
    "PROGRAM_COMPLETED",
    "UNAVAILABLE"
  };
  private static final AssetHistory EXACT = Facts.press(oee -> oee);

  private final Path data = Path.of(System.getProperty("SHOPFLOOR_DATA", "../../shared/data"));

  @BeforeEach
  void needsTheData() {
    assumeTrue(
        Files.isDirectory(data.resolve("nist-mazak01")),
        "SKIPPED: no factory data at " + data + "; set SHOPFLOOR_DATA to its folder");
  }

  @Test
  void theSecondsByStateOfEveryDayAreThoseOfTheAnswerKey() throws IOException {
    List<String> rows = Files.readAllLines(data.resolve("nist-mazak01/state-seconds.csv"));
    List<String> names = List.of(rows.getFirst().split(",", -1));
    for (String row : rows.subList(1, rows.size())) {
      List<String> cells = List.of(row.split(",", -1));
      String day = cells.get(1);
      long end = Facts.nanos(cells.get(2));
      ShiftResult result = fold(day, end, new Random(day.hashCode()));
      for (String state : STATES) {
        double expected =
            Double.parseDouble(cells.get(names.indexOf(state.toLowerCase(Locale.ROOT) + "_s")));
        assertThat(result.stateSeconds(state))
            .as(day + " " + state)
            .isCloseTo(expected, within(0.0015));
      }
      assertThat(result.status()).isEqualTo(ShiftResult.Status.NO_COUNT);
    }
    assertThat(rows).hasSize(11);
  }

  private ShiftResult fold(String day, long end, Random random) throws IOException {
    List<Observation> arrivals = read(day);
    arrivals.addAll(arrivals.subList(0, arrivals.size() / 2));
    Collections.shuffle(arrivals, random);
    Map<Long, MinuteBucket> buckets = new HashMap<>();
    for (Observation observation : arrivals) {
      long minute = MinuteBucket.minuteOf(observation.entry().time());
      buckets.merge(minute, MinuteBucket.of(minute, List.of(observation)), MinuteBucket::merge);
    }
    long start = Facts.nanos(day + "T00:00:00Z");
    ShiftWindow window = ShiftWindow.shift("day", start, start + 24 * Facts.HOUR);
    return Fold.fold(EXACT, window, buckets.values(), end);
  }

  private List<Observation> read(String day) throws IOException {
    Path file;
    try (var files =
        Files.newDirectoryStream(
            data.resolve("streams"),
            "nist-mazak01.Mazak01-%s-*.jsonl.gz".formatted(day.replace("-", "")))) {
      file = files.iterator().next();
    }
    List<Observation> observations = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read(line, observations);
      }
    }
    return observations;
  }

  private static void read(String line, List<Observation> observations) throws IOException {
    String time = null;
    String state = null;
    Long count = null;
    try (JsonParser json = Json.factory().createParser(line)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          json.nextToken();
          switch (name) {
            case "timestamp" -> time = json.getText();
            case "execution" -> state = json.getText();
            case "PartCountAct" ->
                count = json.getText().matches("\\d+") ? Long.valueOf(json.getText()) : null;
            default -> {}
          }
        }
      }
    }
    if (time != null && state != null) {
      observations.add(Facts.state(Facts.nanos(time), state));
    }
    if (time != null && count != null) {
      observations.add(Facts.count(Facts.nanos(time), "part_count", count));
    }
  }
}
