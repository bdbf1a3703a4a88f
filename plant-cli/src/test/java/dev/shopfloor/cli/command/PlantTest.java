package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.run.QuarantineFile;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");
  private static final String FIVE_LINES = EXAMPLES.resolve("five-lines/plant.yaml").toString();

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aGoodPlantFileIsDescribedAndEndsWithZero() {
    assertThat(plant("validate", FIVE_LINES)).isZero();
    assertThat(out.toString()).contains("1 assets", "plant/", "one 24-hour shift");
  }

  @Test
  void aBrokenPlantFileNamesLinePathAndMendAndEndsWithOne() throws IOException {
    String file =
        write(
            "plant.yaml",
            """
            shopfloor: 1
            sites:
              berlin:
                zone: Europe/Berlim
                lines:
                  line1:
                    assets:
                      press07: {typo: press}
            """);

    assertThat(plant("validate", file)).isEqualTo(1);
    assertThat(err.toString())
        .contains("plant.yaml:4:", "Europe/Berlim", "plant.yaml:8:", "typo", "press07");
  }

  @Test
  void aLoadOfAnotherFormIsWrongUseAndTheRightFormIsSaid() {
    assertThat(plant("run", "--load", "100x30")).isEqualTo(2);
    assertThat(err.toString()).contains("\"100x30\"", "ASSETSxTAGSxRATE");
  }

  @Test
  void aLoadDoesNotGoWithAReplayAPlantFileOrKeep() {
    for (String other : List.of("--replay", "--model")) {
      assertThat(plant("run", "--load", "1x4x1", other, "x")).as(other).isEqualTo(2);
      assertThat(err.toString()).contains("--load", "does not go with " + other);
    }
    assertThat(plant("run", "--load", "1x4x1", "--keep")).isEqualTo(2);
    assertThat(err.toString()).contains("does not go with --keep");
  }

  @Test
  void aTimeOfALoadBelongsToALoad() {
    assertThat(plant("run", "--for", "60s")).isEqualTo(2);
    assertThat(err.toString()).contains("--for belongs to --load");
    assertThat(plant("run", "--load", "1x4x1", "--for", "soon")).isEqualTo(2);
    assertThat(err.toString()).contains("\"soon\" is no time");
  }

  @Test
  void theListOfCommandsSaysOfEachWhatItDoesInWholeWords() {
    assertThat(plant("--help")).isZero();
    assertThat(out.toString().lines())
        .contains(
            "  apply       Puts a plant file into force in a deployed stack",
            "  redrive     Hands messages that failed for good back to their stage");
  }

  @Test
  void aBrokenPlantFileStopsTheStart() throws IOException {
    String file = write("plant.yaml", "shopfloor: 1\nsites: []\n");

    assertThat(plant("run", "--replay", write("day.jsonl", ""), "--model", file)).isEqualTo(1);
    assertThat(err.toString()).contains("plant.yaml:2:", "nothing was started");
  }

  @Test
  void aReplayFileThatIsNotThereIsWrongUse() {
    assertThat(plant("run", "--replay", "no-such.jsonl", "--model", FIVE_LINES)).isEqualTo(2);
    assertThat(err.toString()).contains("no-such.jsonl", "no such file");
  }

  @Test
  void anUnknownFlagOrNoCommandIsWrongUse() {
    assertThat(plant("validate", FIVE_LINES, "--replai")).isEqualTo(2);
    assertThat(plant()).isEqualTo(2);
    assertThat(err.toString()).contains("--replai", "./plant validate");
  }

  @Test
  void aPortInUseIsNamedWithTheFlagThatMovesIt() throws IOException {
    String day =
        write(
            "day.jsonl",
            "{\"topic\":\"plant/x\",\"receivedAt\":1794800001200,\"payload\":{\"a\":1}}\n");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      int code =
          plant(
              "run",
              "--replay",
              day,
              "--model",
              FIVE_LINES,
              "--keep",
              "--port",
              port,
              "--data",
              folder.toString());

      assertThat(code).isEqualTo(2);
      assertThat(plant("run", "--model", FIVE_LINES, "--port", port, "--data", folder.toString()))
          .isEqualTo(2);
      assertThat(err.toString()).contains(port, "--port");
    }
  }

  @Test
  void aReplayWithoutAPlantFileIsWrongUse() {
    assertThat(plant("run", "--replay", "day.jsonl")).isEqualTo(2);
    assertThat(err.toString()).contains("--replay", "--model");
  }

  @Test
  void flagsOfAReplayAreWrongUseWithoutOne() {
    assertThat(plant("run", "--json")).isEqualTo(2);
    assertThat(err.toString()).contains("--json", "--replay");
  }

  @Test
  void aPortThatIsNoneIsWrongUse() {
    assertThat(plant("run", "--port", "70000")).isEqualTo(2);
    assertThat(err.toString()).contains("--port", "70000", "65535");
  }

  @Test
  void quarantineIsListedWithReasonBytesAndMendAndCannotSteerTheTerminal() throws IOException {
    new QuarantineFile(folder)
        .write(
            List.of(
                record(Reason.MALFORMED_JSON, "{\"a\":\u001b[31m"),
                record(Reason.UNKNOWN_TAG, "{\"Foo\":1,\"\u009b\":2}")));

    assertThat(plant("quarantine", "list", "--data", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("MALFORMED_JSON", "UNKNOWN_TAG", "{\"Foo\":1", "mend:", "2 records")
        .doesNotContain("\u001b", "\u009b");
  }

  @Test
  void quarantineIsFilteredByReason() throws IOException {
    new QuarantineFile(folder)
        .write(List.of(record(Reason.LATE, "{}"), record(Reason.UNKNOWN_TAG, "{}")));

    int code =
        plant("quarantine", "list", "--data", folder.toString(), "--reason", "late", "--json");

    assertThat(code).isZero();
    assertThat(out.toString().lines()).singleElement().asString().contains("\"reason\":\"LATE\"");
  }

  @Test
  void quarantineBeforeAnyRunSaysWhatToDo() {
    assertThat(plant("quarantine", "list", "--data", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("./plant run");
  }

  private int plant(String... arguments) {
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Quarantined record(Reason reason, String text) {
    return new Quarantined(
        reason,
        null,
        "because",
        "enrich",
        "berlin/press07",
        "plant/x",
        0,
        text.getBytes(StandardCharsets.UTF_8));
  }
}
