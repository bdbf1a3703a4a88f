package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.quarantine.KeptRecord;
import dev.shopfloor.cli.run.QuarantineFile;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the data folder of a local plant. */
class QuarantineCommandTest {
  private static final String TOPIC = "plant/berlin/line1/press07/x";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aRecordIsCalledTheSameInEveryListAndShownByTheBeginningOfItsName() throws IOException {
    Quarantined record = record(Reason.UNKNOWN_TAG, "pressure", "{\"pressure\":3}");
    keep(record, record(Reason.MALFORMED_JSON, null, "{\"a\":"));
    String id = KeptRecord.of(record).id();

    assertThat(quarantine("list")).isZero();
    assertThat(quarantine("show", id.substring(0, 6))).isZero();

    assertThat(out.toString())
        .contains(id.substring(0, 10) + "  2026-11-16T")
        .contains("id          " + id)
        .contains("field       pressure", "mend        add the tag")
        .contains("received    2026-11-16T03:33:21.200Z", "{\"pressure\":3}\n");
  }

  @Test
  void bytesThatAreNoTextAreShownAsADump() throws IOException {
    Quarantined record = record(Reason.MALFORMED_BINARY, null, "\u001b[31mred\u202e");
    keep(record);

    assertThat(quarantine("show", KeptRecord.of(record).id())).isZero();

    assertThat(out.toString())
        .contains("00000000  1b 5b 33 31 6d 72 65 64 e2 80 ae", "|.[31mred...|")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void showAsJsonHoldsNameAndBytes() throws IOException {
    Quarantined record = record(Reason.UNKNOWN_TAG, "pressure", "{}");
    keep(record);

    quarantine("show", KeptRecord.of(record).id(), "--json");

    assertThat(out.toString())
        .startsWith("{\"outcome\":\"quarantined\",\"id\":\"" + KeptRecord.of(record).id())
        .contains("\"base64\":\"e30=\"");
  }

  @Test
  void aNameThatNoneOrSeveralHaveIsWrongUse() throws IOException {
    List<Quarantined> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(record(Reason.UNKNOWN_TAG, "a" + i, "{}"));
    }
    keep(many.toArray(Quarantined[]::new));
    String several =
        many.stream()
            .map(record -> KeptRecord.of(record).id().substring(0, 1))
            .filter(first ->
                many.stream().filter(r -> KeptRecord.of(r).id().startsWith(first)).count() > 1)
            .findFirst()
            .orElseThrow();

    assertThat(quarantine("show", "nosuchrecord")).isEqualTo(2);
    assertThat(quarantine("show", several)).isEqualTo(2);

    assertThat(err.toString())
        .contains("is called \"nosuchrecord\"", "begin with \"" + several, "more of the name");
  }

  @Test
  void timeStageAndAssetChooseRecords() throws IOException {
    Quarantined early = at("2026-11-16T00:00:00Z", "enrich");
    Quarantined late = at("2026-11-17T00:00:00Z", "writer");
    keep(early, late);

    quarantine("list", "--from", "2026-11-16", "--to", "2026-11-17");
    assertThat(out.toString()).contains("2026-11-16T00:00:00Z", "1 records");
    out.getBuffer().setLength(0);
    quarantine("list", "--from", "2026-11-16T01:00:00+01:00", "--stage", "writer");
    assertThat(out.toString()).contains("2026-11-17T00:00:00Z", "1 records");
    out.getBuffer().setLength(0);
    quarantine("list", "--asset", "berlin/other");
    assertThat(out.toString()).contains("0 records");
  }

  @Test
  void aTimeThatIsNoneIsWrongUse() throws IOException {
    keep(at("2026-11-16T00:00:00Z", "enrich"));

    assertThat(quarantine("list", "--from", "yesterday")).isEqualTo(2);

    assertThat(err.toString()).contains("--from", "2026-03-18", "\"yesterday\"");
  }

  @Test
  void whatAMendedPlantFileTakesPassesAndIsMarked() throws IOException {
    Quarantined mended = record(Reason.UNKNOWN_TAG, "pressure", "{\"pressure\":3}");
    Quarantined other = record(Reason.UNKNOWN_TAG, "torque", "{\"torque\":1}");
    keep(mended, other);

    assertThat(replay("pressure: bar")).isZero();

    assertThat(out.toString())
        .contains("\"tag\":\"pressure\"", "\"value\":3", "\"rx\":1794800001200000000")
        .contains("\"reason\":\"UNKNOWN_TAG\"");
    assertThat(err.toString())
        .contains("1 records pass", "1 do not", "0 cannot be tried here", "It adds up")
        .contains(KeptRecord.of(other).shortId() + " is refused again");
    out.getBuffer().setLength(0);
    quarantine("list");
    assertThat(out.toString())
        .containsOnlyOnce("mended: it passed")
        .containsOnlyOnce("mend: ")
        .contains("2 records");
  }

  @Test
  void aReplayDoneTwiceSaysTheSameAndOneThatFailsTakesTheMarkAway() throws IOException {
    keep(record(Reason.UNKNOWN_TAG, "pressure", "{\"pressure\":3}"));
    replay("pressure: bar");
    String first = out.toString();
    out.getBuffer().setLength(0);
    replay("pressure: bar");
    assertThat(out.toString()).isEqualTo(first);

    replay("torque: N.m");
    out.getBuffer().setLength(0);
    quarantine("list");

    assertThat(out.toString()).doesNotContain("mended:");
  }

  @Test
  void ofOneMessageOnePartMayBeMendedAndAnotherNot() throws IOException {
    String text = "{\"pressure\":3,\"torque\":1}";
    Quarantined tag = record(Reason.UNKNOWN_TAG, "pressure", text);
    Quarantined range = record(Reason.OUT_OF_RANGE, "torque", text);
    keep(tag, range);

    replay("pressure: bar, torque: {unit: N.m, range: [2, 3]}");

    assertThat(err.toString())
        .contains("Ledger of 1 messages", "1 records pass", "1 do not")
        .contains(KeptRecord.of(range).shortId() + " is refused again");
  }

  @Test
  void whatHoldsNoMessageOfTheFirstStageIsNotTried() throws IOException {
    keep(
        record(Reason.MALFORMED_ENVELOPE, null, "{"),
        at("2026-11-17T00:00:00Z", "writer"),
        record(Reason.UNKNOWN_TAG, "pressure", "{\"pressure\":3}"));

    replay("pressure: bar");

    assertThat(err.toString()).contains("1 records pass", "0 do not", "2 cannot be tried here");
  }

  @Test
  void aReplayWithoutAPlantFileOrAStackOrWithBothIsWrongUse() throws IOException {
    keep(record(Reason.UNKNOWN_TAG, "pressure", "{}"));

    assertThat(quarantine("replay")).isEqualTo(2);
    assertThat(plant("quarantine", "replay", "--model", "plant.yaml", "--stack", "x")).isEqualTo(2);
    assertThat(quarantine("list", "--stack", "plant-dev")).isEqualTo(2);
    assertThat(plant("quarantine")).isEqualTo(2);

    assertThat(err.toString()).contains("--model", "--stack", "two places", "list, show or replay");
  }

  private int replay(String tags) throws IOException {
    Path file =
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
                      press07: {type: press, states: simple, tags: {state: state, %s}}
            """
                .formatted(tags));
    return quarantine("replay", "--model", file.toString());
  }

  private int quarantine(String command, String... rest) {
    List<String> arguments =
        new ArrayList<>(List.of("quarantine", command, "--data", folder.toString()));
    arguments.addAll(List.of(rest));
    return plant(arguments.toArray(String[]::new));
  }

  private int plant(String... arguments) {
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private void keep(Quarantined... records) throws IOException {
    new QuarantineFile(folder).write(List.of(records));
  }

  private static Quarantined at(String time, String stage) {
    long rx = Instant.parse(time).toEpochMilli() * 1_000_000;
    return new Quarantined(
        Reason.LATE, null, "because", stage, "berlin/press07", "queue", rx, new byte[] {'x'});
  }

  private static Quarantined record(Reason reason, String field, String text) {
    return new Quarantined(
        reason,
        field,
        "because",
        "enrich",
        "berlin/press07",
        TOPIC,
        1_794_800_001_200_000_000L,
        text.getBytes(StandardCharsets.UTF_8));
  }
}
