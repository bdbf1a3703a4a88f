package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OeeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Berlin is an hour ahead of UTC on that day
  private static final String DAY = "2026-03-18T";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> lines = new ArrayList<>();
  private Path plant;

  @BeforeEach
  void plant() throws IOException {
    plant =
        Files.writeString(
            folder.resolve("plant.yaml"),
            """
            shopfloor: 1
            sites:
              berlin:
                zone: Europe/Berlin
                shifts:
                  early: {start: "06:00", end: "14:00", days: mon-sat}
                  late: {start: "14:00", end: "22:00", days: mon-sat}
                lines:
                  line1:
                    assets:
                      press07:
                        type: press
                        states: {RUN: run, DOWN: fault, IDLE: no-order}
                        idealCycle: 6 s
                        tags: {state: state, order: order, strokes: counter, temp: °C}
                      press08:
                        type: press
                        states: simple
                        tags: {state: state}
            """);
  }

  @Test
  void aShiftIsARowWithItsFigures() throws IOException {
    state("05:00", "RUN");
    count("05:00", 100);
    state("07:00", "DOWN");
    state("07:30", "RUN");
    count("12:59", 4300);

    assertThat(oee(file(), "--from", "2026-03-18T06:00", "--to", "2026-03-18T14:00")).isZero();

    assertThat(out.toString())
        .contains("berlin/line1/press07, times of Europe/Berlin")
        .containsPattern(
            "2026-03-18 +early +06:00 +14:00 +93\\.8 % +93\\.3 % +100\\.0 % +87\\.5 % +8:00:00"
                + " +7:30:00 +0:00:00 +4,200 +4,200 +1 +0");
    assertThat(err.toString()).contains("points           5 = 5 stored", "It adds up");
  }

  @Test
  void anAssetWithoutDataIsARowAndNoSilence() throws IOException {
    state("05:00", "RUN");

    oee(file(), "--from", "2026-03-18", "--to", "2026-03-19", "--as-of", "2026-03-19");

    String press08 = out.toString().substring(out.toString().indexOf("press08"));
    assertThat(press08.lines().filter(line -> line.contains("NO_DATA"))).hasSize(2);
  }

  @Test
  void aShiftThatReachesBeyondTheSpanIsCut() throws IOException {
    state("05:00", "RUN");
    count("05:00", 0);

    oee(
        file(),
        "--from",
        "2026-03-18T07:00",
        "--to",
        "2026-03-18T08:00+01:00",
        "--as-of",
        "2026-03-18T08:00");

    assertThat(out.toString()).containsPattern("early +07:00 +08:00 .* part of the shift");
  }

  @Test
  void timeIsCountedUpToTheTickAfterTheNewestReceiptUnlessToldOtherwise() throws IOException {
    state("05:00", "RUN");
    state("06:00", "DOWN");

    oee(
        file(),
        "--from",
        "2026-03-18",
        "--to",
        "2026-03-19",
        "--json",
        "--asset",
        "berlin/press07");
    oee(
        file(),
        "--from",
        "2026-03-18",
        "--to",
        "2026-03-19",
        "--json",
        "--asset",
        "berlin/press07",
        "--as-of",
        "2026-03-18T08:00");

    assertThat(objects("shift").map(each -> each.get("stateSeconds").toString()))
        .containsExactly("{\"DOWN\":60.0,\"RUN\":3600.0}", "{\"DOWN\":3600.0,\"RUN\":3600.0}");
  }

  @Test
  void anExplanationAddsUpToItsResult() throws IOException {
    state("05:00", "RUN");
    count("05:00", 0);
    state("06:00", "DOWN");
    state("06:01", "RUN");
    count("06:30", 800);

    int code =
        oee(
            file(),
            "--from",
            "2026-03-18",
            "--to",
            "2026-03-19",
            "--explain",
            "--asset",
            "berlin/press07");

    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("Where the time went", "What was counted", "From all time to good pieces")
        .containsPattern("07:00 +07:01 +0:01:00 +FAULT \\(minor\\) +DOWN")
        .containsPattern("minor stops +0:01:00 explained, 0:01:00 in the result")
        .containsPattern("total pieces +800 explained, 800 in the result")
        .doesNotContain("DIFFERENT");
  }

  @Test
  void anOrderIsARowAndItsNextRunAnother() throws IOException {
    order("05:00", "A");
    state("05:00", "DOWN");
    count("05:00", 0);
    state("05:10", "RUN");
    count("05:30", 100);
    state("05:30", "DOWN");
    state("05:40", "RUN");
    count("06:00", 250);
    state("06:00", "IDLE");
    // says the same while nothing runs, then runs again
    order("06:30", "A");
    state("06:30", "RUN");
    order("06:40", "A");
    count("07:00", 300);
    order("07:00", "B");
    count("07:30", 400);

    oee(
        file(),
        "--from",
        "2026-03-18",
        "--to",
        "2026-03-19",
        "--by",
        "order",
        "--json",
        "--asset",
        "berlin/press07");

    assertThat(
            objects("order")
                .map(each ->
                    each.get("order").asText()
                        + " "
                        + each.get("total")
                        + " setup "
                        + each.get("setupMillis")
                        + " run "
                        + each.get("runMillis")
                        + " stop "
                        + each.get("stopMillis")))
        .containsExactly(
            "A 250 setup 600000 run 2400000 stop 600000",
            "A 50 setup 0 run 1800000 stop 0",
            "B 100 setup 0 run 1860000 stop 0");
  }

  @Test
  void minutesAreRowsToo() throws IOException {
    state("05:00", "RUN");
    count("05:00", 0);
    count("05:01", 10);
    state("05:02", "DOWN");

    oee(
        file(),
        "--from",
        "2026-03-18",
        "--to",
        "2026-03-19",
        "--minutes",
        "--asset",
        "berlin/press07");

    assertThat(out.toString())
        .containsPattern("06:00 +RUN +60\\.0 +0\\.0 +0\\.0")
        .containsPattern("06:01 +RUN +60\\.0 +0\\.0 +0\\.0 +10 +10 +100\\.0 %");
  }

  @Test
  void otherLinesAreCountedAndBadOnesAreRefusedAtTheirPlace() throws IOException {
    state("05:00", "RUN");
    state("05:00", "RUN");
    lines.add("{\"outcome\":\"alert\",\"asset\":\"berlin/press07\"}");
    lines.add(lines.getFirst().replace("\"time\":", "\"time\":\"noon\",\"was\":"));
    lines.add("{\"topic\":\"plant/x\",\"receivedAt\":1794800001300,\"payload\":1}");
    lines.add(lines.getFirst().replace("press07", "press99"));
    lines.add(lines.getFirst().replace("\"RUN\"", "\" \""));
    lines.add(
        lines
            .getFirst()
            .replace(
                "\"tag\":\"state\",\"role\":\"state\"",
                "\"tag\":\"temp\",\"role\":\"measurement\""));

    int code = oee(file(), "--from", "2026-03-18", "--to", "2026-03-19");

    assertThat(code).as(err.toString()).isZero();
    assertThat(err.toString())
        .contains("points.jsonl:4: no point line: \"time\" must be a whole number")
        .contains("points.jsonl:5: no point line: \"outcome\" is missing")
        .contains("points.jsonl:6: UNKNOWN_ASSET: the plant file has no asset \"berlin/press99\"")
        .contains("points.jsonl:7: WRONG_TYPE: tag \"state\" of role state is a state without")
        .contains("Ledger of 8 lines", "6 = 1 stored + 1 duplicate + 4 quarantined", "It adds up");
  }

  @Test
  void aPointOlderThanTheHorizonIsLate() throws IOException {
    state("05:00", "RUN");
    lines.add(lines.getFirst().replaceAll("\"time\":[0-9]+", "\"time\":1000000000"));

    oee(file(), "--from", "2026-03-18", "--to", "2026-03-19");

    assertThat(err.toString()).contains("2 = 1 stored + 1 late");
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() throws IOException {
    assertThat(oee(file(), "--from", "2026-03-18", "--to", "2026-03-19")).isZero();

    assertThat(err.toString()).contains("there is no line in", "./plant enrich prints");
    assertThat(out.toString()).contains("NO_DATA");
  }

  @Test
  void gzipAndStandardInputAreTaken() throws IOException {
    state("05:00", "RUN");
    byte[] points = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    Path zipped = folder.resolve("points.gz");
    try (OutputStream into = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      into.write(points);
    }
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(points));
    try {
      oee(zipped.toString(), "-", "--from", "2026-03-18", "--to", "2026-03-19");
    } finally {
      System.setIn(before);
    }

    assertThat(err.toString()).contains("2 = 1 stored + 1 duplicate");
  }

  @Test
  void wrongUseSaysWhatIsMissing() throws IOException {
    String file = file();

    assertThat(plant("oee")).isEqualTo(2);
    assertThat(err.toString()).contains("--model", "--from", "--to", "Usage: plant oee");
    assertThat(oee(file, "--from", "yesterday", "--to", "2026-03-19")).isEqualTo(2);
    assertThat(err.toString()).contains("--from is a day such as 2026-03-18", "\"yesterday\"");
    assertThat(oee(file, "--from", "2026-03-19", "--to", "2026-03-18")).isEqualTo(2);
    assertThat(err.toString()).contains("--to 2026-03-18 must be after --from 2026-03-19");
    assertThat(oee(file, "--from", "2026-03-18", "--to", "2062-03-18")).isEqualTo(2);
    assertThat(err.toString()).contains("400 days apart at most");
    assertThat(
            oee(file, "--from", "2026-03-18", "--to", "2026-03-19", "--by", "order", "--explain"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--explain belong to --by shift");
    assertThat(oee(file, "--from", "2026-03-18", "--to", "2026-03-19", "--asset", "berlin/x"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("has no asset \"berlin/x\"; it has berlin/press07");
    assertThat(oee("no-such", "--from", "2026-03-18", "--to", "2026-03-19")).isEqualTo(2);
    assertThat(err.toString()).contains("no-such cannot be read: there is no such file");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatEnrichPrintsIsWhatOeeReads() throws IOException {
    Path example = Path.of("..", "docs", "examples", "three-lines");
    String model = example.resolve("plant.yaml").toString();
    assertThat(plant("enrich", "--model", model, example.resolve("day.jsonl.gz").toString()))
        .isZero();
    Path points = Files.writeString(folder.resolve("day.points"), out.toString());
    out.getBuffer().setLength(0);

    int code =
        plant(
            "oee",
            "--model",
            model,
            "--from",
            "2026-03-18T06:00",
            "--to",
            "2026-03-18T14:00",
            "--json",
            "--explain",
            points.toString());

    assertThat(code).as(err.toString()).isZero();
    JsonNode press01 =
        objects("shift")
            .filter(shift -> shift.get("asset").asText().equals("zwickau/press01"))
            .findFirst()
            .orElseThrow();
    assertThat(press01.get("pieces").get("total").asLong()).isEqualTo(6239);
    assertThat(press01.get("pieces").get("good").asLong()).isEqualTo(6167);
    JsonNode ledger = objects("ledger").findFirst().orElseThrow();
    assertThat(ledger.get("addsUp").asBoolean()).isTrue();
    assertThat(ledger.get("points").get("stored").asLong()).isEqualTo(16_393);
  }

  private void state(String utc, String state) {
    point(utc, "state", "state", "\"" + state + "\"");
  }

  private void order(String utc, String order) {
    point(utc, "order", "order", "\"" + order + "\"");
  }

  private void count(String utc, long count) {
    point(utc, "strokes", "counter", Long.toString(count));
  }

  private void point(String utc, String tag, String role, String value) {
    long time = Instant.parse(DAY + utc + ":00Z").getEpochSecond() * 1_000_000_000L;
    lines.add(
        ("{\"outcome\":\"point\",\"site\":\"berlin\",\"line\":\"line1\",\"asset\":\"press07\","
                + "\"tag\":\"%s\",\"role\":\"%s\",\"time\":%d,\"origin\":\"VALUE\",\"value\":%s,"
                + "\"unit\":null,\"quality\":\"GOOD\",\"flags\":[],\"rx\":%d}")
            .formatted(tag, role, time, value, time));
  }

  private String file() throws IOException {
    return Files.writeString(folder.resolve("points.jsonl"), String.join("\n", lines)).toString();
  }

  private java.util.stream.Stream<JsonNode> objects(String outcome) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      JsonNode object = JSON.readTree(line);
      if (object.get("outcome").asText().equals(outcome)) {
        found.add(object);
      }
    }
    return found.stream();
  }

  private int oee(String... rest) {
    List<String> arguments = new ArrayList<>(List.of("oee", "--model", plant.toString()));
    arguments.addAll(List.of(rest));
    return plant(arguments.toArray(String[]::new));
  }

  private int plant(String... arguments) {
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
