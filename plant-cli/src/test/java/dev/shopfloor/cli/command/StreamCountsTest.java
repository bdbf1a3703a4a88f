package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every stream of real factory data through {@code ./plant enrich}, against the counts that are
 * kept beside this test, each with its cause; and these against a count of the raw lines.
 */
class StreamCountsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 500;
  private static final Set<String> TIMES = Set.of("timestamp", "datetime", "localTime");

  @ParameterizedTest
  @MethodSource("expected")
  void theLedgerOfAStreamIsAsExpectedAndAsItsLinesSay(Path expectedFile) throws IOException {
    JsonNode expected = JSON.readTree(expectedFile.toFile());
    Path stream =
        Path.of(System.getProperty("shopfloor.data", "../../shared/data"))
            .resolve("streams")
            .resolve(expected.get("stream").asText() + ".jsonl.gz");
    assumeTrue(Files.exists(stream), "SKIPPED: the real factory data is not here: " + stream);

    JsonNode ledger = ledger(expected.get("plant").asText(), stream);
    Raw raw = Raw.count(stream, expected);

    assertThat(ledger.get("addsUp").asBoolean()).isTrue();
    assertThat(counts(ledger.get("messages"))).isEqualTo(counts(expected.get("messages")));
    assertThat(counts(ledger.get("points"))).isEqualTo(counts(expected.get("points")));
    assertThat(ledger.get("notes").path("ignoredTags").asLong())
        .isEqualTo(expected.get("ignoredTags").asLong());
    assertThat(reasons(ledger)).isEqualTo(expectedReasons(expected));
    everyCountHasItsCause(expected);

    assertThat(raw.lines).isEqualTo(ledger.get("messages").get("taken").asLong());
    assertThat(raw.repeated).isEqualTo(expected.get("messages").path("duplicate").asLong());
    if (expected.has("ignoredEvents")) {
      assertThat(raw.ignoredEvents).isEqualTo(expected.get("messages").get("ignored").asLong());
    } else {
      assertThat(raw.readings)
          .isEqualTo(
              ledger.get("points").get("taken").asLong() + expected.get("ignoredTags").asLong());
    }
  }

  private static void everyCountHasItsCause(JsonNode expected) {
    for (String subject : List.of("messages", "points")) {
      expected
          .get(subject)
          .fieldNames()
          .forEachRemaining(outcome -> {
            if (outcome.equals("duplicate") || outcome.equals("ignored")) {
              assertThat(expected.get("causes").path(outcome + " " + subject).asText())
                  .endsWith(".");
            }
          });
    }
    if (expected.get("ignoredTags").asLong() > 0) {
      assertThat(expected.get("causes").path("ignored tags").asText()).endsWith(".");
    }
    expected
        .get("reasons")
        .forEach(reason -> assertThat(reason.get("cause").asText()).endsWith("."));
  }

  private static JsonNode ledger(String plant, Path stream) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Plant.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "enrich",
            "--model",
            Path.of("..", "docs", "examples", plant, "plant.yaml").toString(),
            "--quiet",
            "--json",
            "--batch",
            Integer.toString(BATCH),
            stream.toString());
    assertThat(code).as(err.toString()).isZero();
    return JSON.readTree(out.toString());
  }

  private static Map<String, Long> counts(JsonNode outcomes) {
    Map<String, Long> counts = new TreeMap<>();
    outcomes.fields().forEachRemaining(each -> counts.put(each.getKey(), each.getValue().asLong()));
    counts.remove("taken");
    return counts;
  }

  private static Map<String, List<Long>> reasons(JsonNode ledger) {
    Map<String, List<Long>> reasons = new TreeMap<>();
    JsonNode messages = ledger.get("refusedMessages");
    JsonNode points = ledger.get("refusedPoints");
    Stream.of(messages, points)
        .forEach(refused ->
            refused
                .fieldNames()
                .forEachRemaining(reason ->
                    reasons.put(
                        reason,
                        List.of(messages.path(reason).asLong(), points.path(reason).asLong()))));
    return reasons;
  }

  private static Map<String, List<Long>> expectedReasons(JsonNode expected) {
    Map<String, List<Long>> reasons = new TreeMap<>();
    expected
        .get("reasons")
        .fields()
        .forEachRemaining(each ->
            reasons.put(
                each.getKey(),
                List.of(
                    each.getValue().get("messages").asLong(),
                    each.getValue().get("points").asLong())));
    return reasons;
  }

  static Stream<Path> expected() throws IOException {
    Path folder = Path.of("src", "test", "resources", "dev", "shopfloor", "cli", "streams");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }

  /** What stands in the lines, counted without a line of ours. */
  private static final class Raw {
    private long lines;
    private long repeated;
    private long readings;
    private long ignoredEvents;

    static Raw count(Path stream, JsonNode expected) throws IOException {
      Raw raw = new Raw();
      Set<String> seen = new HashSet<>();
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(stream)), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (raw.lines++ % BATCH == 0) {
            seen.clear();
          }
          if (seen.add(line)) {
            raw.look(JSON.readTree(line).get("payload"), expected);
          } else {
            raw.repeated++;
          }
        }
      }
      return raw;
    }

    private void look(JsonNode payload, JsonNode expected) {
      for (JsonNode name : expected.path("ignoredEvents")) {
        ignoredEvents += payload.path("event").asText().equals(name.asText()) ? 1 : 0;
      }
      // a clock that was never set: the message is refused as a whole
      boolean unset = payload.path("timestamp").asText("2010").compareTo("2010") < 0;
      if (!unset) {
        payload.fieldNames().forEachRemaining(name -> readings += TIMES.contains(name) ? 0 : 1);
      }
    }
  }
}
