package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichCommandTest {
  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "three-lines");
  private static final String GOOD =
      "{\"topic\":\"plant/berlin/line1/press07/x\",\"receivedAt\":1794800001200,"
          + "\"payload\":{\"ts\":1794800001000,\"temperature\":%s}}";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
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
                lines:
                  line1:
                    assets:
                      press07:
                        type: press
                        states: simple
                        tags: {state: state, temperature: {unit: Cel, sent: "[degF]"}}
            """);
  }

  @Test
  void theExampleDayGivesItsKnownCountsAndEveryRecordIsAccountedFor() {
    int code =
        enrich(
            EXAMPLE.resolve("plant.yaml"),
            EXAMPLE.resolve("day.jsonl.gz").toString(),
            "--quiet",
            "--json");

    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .startsWith(
            "{\"outcome\":\"ledger\",\"addsUp\":true,\"lines\":7243,\"waiting\":0,"
                + "\"messages\":{\"taken\":7243,\"decoded\":7236,\"duplicate\":1,\"quarantined\":6},"
                + "\"points\":{\"taken\":37118,\"forwarded\":37109,\"late\":1,\"quarantined\":8},"
                + "\"refusedMessages\":{\"MALFORMED_JSON\":2,\"UNKNOWN_ASSET\":2,\"INVALID_TIME\":2},"
                + "\"refusedPoints\":{\"UNKNOWN_TAG\":2,\"WRONG_TYPE\":1,\"NOT_A_NUMBER\":2,"
                + "\"OUT_OF_RANGE\":1,\"FUTURE_TIME\":1,\"TOO_LARGE\":1,\"LATE\":1}")
        .contains("\"alerts\":28");
  }

  @Test
  void theLinesOfTheExampleDayAreAsManyAsItsLedgerSays() {
    enrich(EXAMPLE.resolve("plant.yaml"), EXAMPLE.resolve("day.jsonl.gz").toString());

    List<String> lines = out.toString().lines().toList();
    assertThat(lines.stream().filter(line -> line.startsWith("{\"outcome\":\"point\"")))
        .hasSize(37109);
    assertThat(lines.stream().filter(line -> line.startsWith("{\"outcome\":\"alert\"")))
        .hasSize(28);
    assertThat(err.toString())
        .contains("Ledger of 7,243 messages", "UNKNOWN_ASSET", "add the asset", "It adds up");
  }

  @Test
  void aPointIsToldWholeAlsoWhereItIsAsUsual() throws IOException {
    assertThat(enrich(plant, lines(GOOD.formatted("212")))).isZero();

    assertThat(out.toString())
        .isEqualTo(
            "{\"outcome\":\"point\",\"site\":\"berlin\",\"line\":\"line1\",\"asset\":\"press07\","
                + "\"tag\":\"temperature\",\"role\":\"measurement\",\"time\":1794800001000000000,"
                + "\"origin\":\"MESSAGE\",\"value\":100.0,\"unit\":\"Cel\",\"quality\":\"GOOD\","
                + "\"flags\":[],\"raw\":{\"value\":212,\"unit\":\"[degF]\"},"
                + "\"rx\":1794800001200000000}\n");
  }

  @Test
  void aLineThatIsNoMessageIsRefusedAtItsPlaceAndTheRestGoesOn() throws IOException {
    String broken = "{\"topic\":\"plant/x\",\"receivedAt\":1794800001300,\"pay";

    int code = enrich(plant, lines(GOOD.formatted("1"), broken, "", GOOD.formatted("2")), "--json");

    assertThat(code).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(outcomes(lines)).containsExactly("point", "quarantined", "point", "ledger");
    assertThat(lines.get(1))
        .contains("\"reason\":\"MALFORMED_ENVELOPE\"", "\"topic\":\"plant/x\"")
        .contains("\"receivedAt\":1794800001300", "day.jsonl:2\"");
    assertThat(lines.getLast()).contains("\"lines\":3", "\"addsUp\":true");
  }

  @Test
  void whatFollowsAnObjectOrComesTwiceMakesALineNone() throws IOException {
    String followed = GOOD.formatted("1") + "{}";
    String twice = GOOD.formatted("1").replace("}}", "},\"base64\":\"AA==\"}");

    enrich(plant, lines(followed, twice, GOOD.formatted("1").replace("1794800001200", "12")));

    assertThat(out.toString())
        .contains("something follows the object", "one of \\\"payload\\\" and \\\"base64\\\"")
        .contains("\\\"receivedAt\\\" is 12");
    assertThat(outcomes(out.toString().lines().toList())).containsOnly("quarantined").hasSize(3);
  }

  @Test
  void aLineTooLongForAnyMessageIsRefusedWithItsLength() throws IOException {
    String huge = GOOD.formatted("\"" + "x".repeat(9_000_000) + "\"");

    assertThat(enrich(plant, lines(huge, GOOD.formatted("2")))).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(outcomes(lines)).containsExactly("quarantined", "point");
    assertThat(lines.getFirst())
        .contains("MALFORMED_ENVELOPE", huge.length() + " bytes long", "8388608");
  }

  @Test
  void bytesComeAsBase64() throws IOException {
    String line =
        "{\"topic\":\"plant/berlin/line1/press07/x\",\"receivedAt\":1794800001200,"
            + "\"base64\":\"eyJ0ZW1wZXJhdHVyZSI6MzIuMH0=\"}";

    assertThat(enrich(plant, lines(line))).isZero();

    assertThat(out.toString()).contains("\"value\":0.0", "\"origin\":\"RECEIVED\"");
  }

  @Test
  void aRepeatIsADuplicateWithinOneInvocationOnly() throws IOException {
    String file = lines(GOOD.formatted("1"), GOOD.formatted("1"));

    assertThat(enrich(plant, file)).isZero();
    assertThat(enrich(plant, file, "--batch", "1")).isZero();

    assertThat(err.toString())
        .contains("= 1 decoded + 1 duplicate")
        .contains("= 2 decoded" + System.lineSeparator());
  }

  @Test
  void whatStillWaitsForABirthAtTheEndIsListedAndAccountedFor() throws IOException {
    Path sparkplug =
        Files.writeString(
            folder.resolve("sparkplug.yaml"),
            """
            shopfloor: 1
            sites:
              berlin:
                zone: Europe/Berlin
                lines:
                  line1:
                    assets:
                      press07:
                        type: press
                        states: simple
                        topic: spBv1.0/berlin/+/edge1/#
                        source: {family: sparkplug}
                        tags: {state: state}
            """);
    // a metric of alias 5, which only a birth could name
    String line =
        "{\"topic\":\"spBv1.0/berlin/NDATA/edge1\",\"receivedAt\":1794800001200,"
            + "\"base64\":\"EgQQBVABGAE=\"}";

    assertThat(enrich(sparkplug, lines(line))).isZero();

    assertThat(out.toString())
        .isEqualTo(
            "{\"outcome\":\"parked\",\"topic\":\"spBv1.0/berlin/NDATA/edge1\","
                + "\"receivedAt\":1794800001200}\n");
    assertThat(err.toString())
        .contains("= 1 parked", "1 messages still wait for an announcement", "It adds up");
  }

  @Test
  void standardInputIsADash() throws IOException {
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(GOOD.formatted("\"warm\"").getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(enrich(plant, "-")).isZero();
    } finally {
      System.setIn(before);
    }

    assertThat(out.toString()).contains("WRONG_TYPE", "\"at\":\"standard input:1\"");
  }

  @Test
  void severalFilesAreTakenInTheOrderGiven() throws IOException {
    String second = lines(GOOD.formatted("50"));
    Path first = Files.writeString(folder.resolve("first.jsonl"), GOOD.formatted("32"));

    enrich(plant, first.toString(), second);

    assertThat(out.toString().lines().map(line -> line.contains("\"value\":0.0")))
        .containsExactly(true, false);
  }

  @Test
  void aFileThatBreaksOffCountsUpToThereAndIsAFailure() throws IOException {
    byte[] day = Files.readAllBytes(EXAMPLE.resolve("day.jsonl.gz"));
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(day, day.length / 2));

    int code = enrich(EXAMPLE.resolve("plant.yaml"), cut.toString(), "--quiet");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("cut.gz:", "cannot be read further", "It adds up");
  }

  @Test
  void wrongUseSaysWhatIsMissing() throws IOException {
    String file = lines(GOOD.formatted("1"));

    assertThat(plant("enrich", file)).isEqualTo(2);
    assertThat(err.toString()).contains("--model");
    assertThat(plant("enrich", "--model", plant.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("FILE");
    assertThat(enrich(plant, "no-such.jsonl")).isEqualTo(2);
    assertThat(err.toString()).contains("no-such.jsonl", "no such file");
    assertThat(enrich(plant, file, "--batch", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--batch is 1 to 100000, not 0");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aBrokenPlantFileIsAFailureBeforeAnyMessage() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "shopfloor: 1\nsites: []\n");

    assertThat(enrich(broken, lines(GOOD.formatted("1")))).isEqualTo(1);

    assertThat(err.toString()).contains("broken.yaml:2:", "no message was read");
    assertThat(out.toString()).isEmpty();
  }

  private int enrich(Path model, String... rest) {
    List<String> arguments = new ArrayList<>(List.of("enrich", "--model", model.toString()));
    arguments.addAll(List.of(rest));
    return plant(arguments.toArray(String[]::new));
  }

  private int plant(String... arguments) {
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private String lines(String... lines) throws IOException {
    return Files.writeString(folder.resolve("day.jsonl"), String.join("\n", lines)).toString();
  }

  private static List<String> outcomes(List<String> lines) {
    return lines.stream().map(line -> line.split("\"", 5)[3]).toList();
  }
}
