package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
  private static final Path FIVE_LINES =
      Path.of("..", "docs", "examples", "five-lines", "plant.yaml");
  private static final Path THREE_LINES = Path.of("..", "docs", "examples", "three-lines");

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int plant(String... args) {
    return Plant.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private String messages(int number) throws IOException {
    return Files.writeString(
            folder.resolve("messages.jsonl"),
            IntStream.range(0, number)
                .mapToObj(at ->
                    "{\"topic\":\"plant/berlin/line1/press07/data\",\"receivedAt\":%d,\"payload\":{\"state\":1,\"temperature\":%d}}%n"
                        .formatted(1_794_800_000_000L + at * 5_000L, at % 90))
                .collect(Collectors.joining()))
        .toString();
  }

  @Test
  void aPlantFileAndASampleGiveABillLineByLine() throws IOException {
    int code = plant("cost", "--model", FIVE_LINES.toString(), messages(24));

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("24 messages", "48 readings; assets: 1, for 1.")
        .contains("Direct, timestream-influxdb", "Stream, influxdb2")
        .contains("EnrichFunction, calls", "total");
  }

  @Test
  void aWholeDayOfAPlantIsTakenWithWhatItHasOfTrouble() {
    int code =
        plant(
            "cost",
            "--model",
            THREE_LINES.resolve("plant.yaml").toString(),
            THREE_LINES.resolve("day.jsonl.gz").toString(),
            "--mode",
            "Direct",
            "--store",
            "influxdb2");

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("7,243 messages")
        .contains("records go to quarantine")
        .contains("quarantined, written", "alerts told")
        .doesNotContain("Stream, ");
  }

  @Test
  void allBillsAreOneLineOfJson() throws IOException {
    int code =
        plant(
            "cost",
            "--json",
            "--model",
            FIVE_LINES.toString(),
            "--assets",
            "200",
            "--store",
            "liveanalytics",
            messages(24));

    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .startsWith("{\"region\":\"us-east-1\",\"pricesOf\":\"2026-11-23\"")
        .contains("\"assets\":200")
        .contains("\"mode\":\"Stream\",\"store\":\"liveanalytics\",\"pack\":1,\"basicIngest\":true")
        .contains("\"title\":\"SiteWise, one reading an entry\"")
        .contains("\"price\":\"iot.rule\"")
        .contains("\"cheapest\":");
  }

  @Test
  void aRoughPlantNeedsNoFile() {
    int code =
        plant("cost", "--assets", "20", "--tags", "5", "--rate", "0.2", "--store", "questdb");

    assertThat(code).isZero();
    assertThat(out.toString()).contains("assets: 1, for 20.", "Direct, questdb");
  }

  @Test
  void anAssumptionCanBeReplaced() {
    plant("cost", "--assets", "20", "--tags", "5", "--store", "influxdb2", "--json");
    String usual = out.toString();
    out.getBuffer().setLength(0);
    plant(
        "cost",
        "--assets",
        "20",
        "--tags",
        "5",
        "--store",
        "influxdb2",
        "--json",
        "--table-ms",
        "50");

    assertThat(out.toString()).contains("\"tableMillis\":50.0").isNotEqualTo(usual);
  }

  private void refused(String words, String... args) {
    err.getBuffer().setLength(0);

    assertThat(plant(args)).isEqualTo(Plant.WRONG_USE);
    assertThat(err.toString()).contains(words);
  }

  @Test
  void wrongUseIsSaidWithItsMend() throws IOException {
    String sample = messages(2);
    String model = FIVE_LINES.toString();

    refused("--model and files of message lines", "cost");
    refused("need --model", "cost", sample);
    refused("no --tags or --rate", "cost", "--model", model, "--tags", "3", sample);
    refused("there is no store \"oracle\"", "cost", "--model", model, "--store", "oracle", sample);
    refused("--mode is Direct, Stream or both", "cost", "--model", model, "--mode", "fast", sample);
    refused(
        "no prices of Region eu-west-9", "cost", "--model", model, "--region", "eu-west-9", sample);
    refused("there is no such file", "cost", "--model", model, "none.jsonl");
    refused("--assets is 1 to", "cost", "--model", model, "--assets", "0", sample);
    refused("--call-ms is 0 to", "cost", "--model", model, "--call-ms", "-1", sample);
    refused("--tags is 2 to 180", "cost", "--assets", "5", "--tags", "1");
    refused("--rate is messages", "cost", "--assets", "5", "--tags", "5", "--rate", "0");
    refused("128 KB", "cost", "--model", model, "--pack", "100000", sample);
  }

  @Test
  void aSampleWithoutTimeOrMessagesIsWrongUse() throws IOException {
    String model = FIVE_LINES.toString();

    refused("one instant", "cost", "--model", model, messages(1));
    refused("no message", "cost", "--model", model, messages(0));
  }

  @Test
  void aPlantFileWithErrorsFailsAndNothingIsReckoned() throws IOException {
    Path broken =
        Files.writeString(folder.resolve("broken.yaml"), "shopfloor: 1\nsites: nothing\n");

    assertThat(plant("cost", "--model", broken.toString(), messages(2))).isEqualTo(Plant.FAILED);
    assertThat(err.toString()).contains("nothing was reckoned").contains("broken.yaml");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theHelpListsTheCommand() {
    plant("--help");

    assertThat(out.toString()).contains("cost", "Reckons the monthly AWS bill of a plant");
  }
}
