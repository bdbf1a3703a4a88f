package dev.shopfloor.cli.command;

import static dev.shopfloor.cli.command.AlertLines.MINUTE;
import static dev.shopfloor.cli.command.AlertLines.MORNING;
import static dev.shopfloor.cli.command.AlertLines.cleared;
import static dev.shopfloor.cli.command.AlertLines.raised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.cmms.CmmsSystem;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.fake.Call;
import dev.shopfloor.workorder.fake.FakeCmms;
import dev.shopfloor.workorder.fake.FakeCmmsServer;
import dev.shopfloor.workorder.fake.Fault;
import dev.shopfloor.workorder.fake.Faults;
import dev.shopfloor.workorder.fake.Sessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertCommandTest {
  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "three-lines");

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final FakeCmms small = FakeCmms.of("plant-cmms", CmmsSystem.WALL);
  private final FakeCmmsServer server = new FakeCmmsServer(small);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void eachAlertGetsOneLineThatSaysWhatBecameOfIt() throws IOException {
    int code =
        alert(
            file(
                raised("e1", "servo", Severity.HIGH, MORNING),
                raised("e2", "servo", Severity.HIGH, MORNING + MINUTE),
                raised("e3", "servo", Severity.HIGH, MORNING + 2 * MINUTE),
                raised("e4", "door", Severity.LOW, MORNING + 3 * MINUTE),
                raised("e5", "servo", Severity.CRITICAL, MORNING + 4 * MINUTE),
                cleared("e6", "servo", MORNING + 5 * MINUTE),
                raised("e1", "servo", Severity.HIGH, MORNING)));

    assertThat(err.toString()).contains("= 6 stored + 1 duplicate", "It adds up");
    assertThat(code).isZero();
    assertThat(outcomes())
        .containsExactly(
            "created", "commented", "counted", "suppressed", "raised", "commented", "duplicate");
    assertThat(out.toString().lines().findFirst().orElseThrow())
        .contains("\"eventId\":\"e1\"", "\"asset\":\"berlin/press07\"", "\"key\":\"sf:")
        .contains("\"generation\":1", "\"order\":\"WO-00001\"", "alerts.jsonl:1\"");
    assertThat(small.orders())
        .singleElement()
        .satisfies(order -> assertThat(order.priority()).isEqualTo("P1"));
  }

  @Test
  void theTimeIsThatOfTheAlertsSoDigestsComeAfterHalfAnHour() throws IOException {
    alert(
        file(
            raised("e1", "servo", Severity.HIGH, MORNING),
            raised("e2", "servo", Severity.HIGH, MORNING + MINUTE),
            raised("e3", "servo", Severity.HIGH, MORNING + 2 * MINUTE),
            raised("e4", "door", Severity.HIGH, MORNING + 60 * MINUTE)));

    assertThat(small.orders().getFirst().comments()).hasSize(2);
    assertThat(small.orders().getFirst().comments().getLast()).contains("Came and went");
  }

  @Test
  void anAnswerThatGetsLostIsSearchedForAndTheOrderAdoptedLater() throws IOException {
    Path overlay =
        Files.writeString(folder.resolve("overlay.json"), "{\"limits\":{\"searchLag\":\"PT0S\"}}");
    small.failing(Faults.NONE.on(Call.Kind.CREATE, 1, Fault.COMMIT_THEN_DROP));

    int code =
        alert(file(raised("e1", "servo", Severity.HIGH, MORNING)), "--overlay", overlay.toString());

    assertThat(code).as(err.toString()).isZero();
    assertThat(outcomes()).containsExactly("adopted");
    assertThat(small.orders()).hasSize(1);
    assertThat(small.calls(Call.Kind.CREATE)).isEqualTo(1);
  }

  @Test
  void aRefusalIsToldInTheSystemsOwnWordsAndIsAFailure() throws IOException {
    Path overlay =
        Files.writeString(folder.resolve("overlay.json"), "{\"priorities\":{\"P2\":\"URGENT\"}}");

    int code =
        alert(file(raised("e1", "servo", Severity.HIGH, MORNING)), "--overlay", overlay.toString());

    assertThat(code).isEqualTo(1);
    assertThat(outcomes()).containsExactly("failed");
    assertThat(out.toString()).contains("cannot be \\\"URGENT\\\"");
    assertThat(err.toString()).contains("1 orders were refused");
  }

  @Test
  void aSystemThatIsAwayIsAskedAFewTimesAndTheAlertsAreQueued() throws IOException {
    small.failing(Faults.always(Fault.DROP));
    List<String> lines = new ArrayList<>();
    // within the budget of new orders for an asset
    for (int i = 0; i < 10; i++) {
      lines.add(raised("e" + i, "s" + i, Severity.HIGH, MORNING + i * MINUTE));
    }
    small.failing(Faults.NONE);
    server.close();

    int code = alert(file(lines.toArray(String[]::new)));

    assertThat(code).isEqualTo(1);
    assertThat(outcomes()).containsOnly("queued").hasSize(10);
    assertThat(err.toString())
        .contains("asked no more", "10 alerts still wait", "It adds up")
        .contains("= 10 stored");
  }

  @Test
  void brokenLinesAreQuarantinedAndTheOthersOfEnrichPassedOver() throws IOException {
    String event =
        "{\"source\":\"shopfloor\",\"detail-type\":\"Alert\",\"detail\":{\"v\":1,"
            + raised("e2", "door", Severity.HIGH, MORNING)
                .substring("{\"outcome\":\"alert\",\"v\":1,".length())
            + "}";

    int code =
        alert(
            file(
                "{\"outcome\":\"point\",\"site\":\"berlin\"}",
                "no JSON at all",
                "{\"source\":\"strangers\",\"detail-type\":\"News\",\"detail\":{}}",
                raised("e1", "servo", Severity.HIGH, MORNING).replace("\"dedupParts\"", "\"x\""),
                event,
                "{\"outcome\":\"ledger\"}"),
            "--json");

    assertThat(code).as(err.toString()).isZero();
    assertThat(outcomes())
        .containsExactly("quarantined", "quarantined", "quarantined", "created", "ledger");
    assertThat(out.toString())
        .contains("MALFORMED_ENVELOPE", "UNSUPPORTED_EVENT", "dedupParts")
        .contains(
            "\"addsUp\":true,\"lines\":4,\"alerts\":{\"taken\":4,\"stored\":1,\"quarantined\":3}");
    assertThat(err.toString()).contains("2 lines that are no alerts were passed over");
  }

  @Test
  void whatEnrichPrintsOfTheExampleDayGoesStraightThrough() throws IOException {
    plant(
        "enrich",
        "--model",
        EXAMPLE.resolve("plant.yaml").toString(),
        EXAMPLE.resolve("day.jsonl.gz").toString());
    String lines = file(out.toString());
    out.getBuffer().setLength(0);

    int code = alert(lines, "--model", EXAMPLE.resolve("plant.yaml").toString(), "--json");

    assertThat(code).as(err.toString()).isZero();
    assertThat(outcomes()).contains("created", "suppressed").hasSize(29);
    assertThat(out.toString()).contains("\"alerts\":{\"taken\":28,\"stored\":28}");
    assertThat(small.orders()).isNotEmpty();
  }

  @Test
  void aDryRunShowsRequestsWithoutCredentialsAndCallsNobody() throws IOException {
    int code =
        plant(
            "alert",
            "--profile",
            "atlas",
            "--dry-run",
            file(
                raised("e1", "servo", Severity.HIGH, MORNING),
                raised("e2", "servo", Severity.HIGH, MORNING + MINUTE),
                raised("e3", "servo", Severity.CRITICAL, MORNING + 2 * MINUTE)));

    assertThat(code).as(err.toString()).isZero();
    assertThat(outcomes().stream().filter(word -> !word.equals("request")))
        .containsExactly("created", "commented", "raised");
    assertThat(out.toString())
        .contains(
            "\"outcome\":\"request\",\"method\":\"POST\",\"path\":\"/work-orders\","
                + "\"headers\":{\"Authorization\":\"Bearer ***\"},\"body\":{\"title\":")
        .contains("\"path\":\"/assets/search\"", "\"path\":\"/comments\"")
        .contains("\"method\":\"PATCH\",\"path\":\"/work-orders/1\"", "\"priority\":\"HIGH\"")
        .doesNotContain("<b>");
    assertThat(small.calls()).isEmpty();
  }

  @Test
  void theProfileDryRunDecidesAndShowsNoRequests() throws IOException {
    int code =
        plant("alert", "--profile", "dry-run", file(raised("e1", "servo", Severity.HIGH, MORNING)));

    assertThat(code).isZero();
    assertThat(outcomes()).containsExactly("created");
    assertThat(out.toString()).contains("\"order\":\"DRY-");
  }

  @Test
  void atlasIsSignedInToWithTheSecretOfAFileAndNothingShowsIt() throws IOException {
    FakeCmms atlas = FakeCmms.of("atlas", CmmsSystem.WALL);
    atlas.switches().signingIn = java.time.Duration.ZERO;
    Path secret =
        Files.writeString(
            folder.resolve("secret.json"),
            "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(Sessions.USER, atlas.sessions().password()));
    try (FakeCmmsServer over = new FakeCmmsServer(atlas)) {
      int code =
          plant(
              "alert",
              "--profile",
              "atlas",
              "--url",
              over.address().toString(),
              "--secret-file",
              secret.toString(),
              file(raised("e1", "servo", Severity.HIGH, MORNING)));

      assertThat(code).as(err.toString()).isZero();
      assertThat(atlas.orders()).hasSize(1);
      assertThat(atlas.sessions().signIns()).isEqualTo(1);

      atlas.sessions().password("another");
      int refused =
          plant(
              "alert",
              "--profile",
              "atlas",
              "--url",
              over.address().toString(),
              "--secret-file",
              secret.toString(),
              file(raised("e2", "door", Severity.HIGH, MORNING)));

      assertThat(refused).isEqualTo(1);
      assertThat(out.toString() + err)
          .contains("Invalid credentials")
          .doesNotContain("horse-Battery", Sessions.USER);
    }
  }

  @Test
  void wrongUseSaysWhatIsMissing() throws IOException {
    String lines = file(raised("e1", "servo", Severity.HIGH, MORNING));
    Path overlay = Files.writeString(folder.resolve("overlay.json"), "{\"limits\":{\"title\":1}}");
    String url = server.address().toString();

    wrong("FILE", "alert", "--profile", "dry-run");
    wrong("--profile, a file or one of dry-run", "alert", lines);
    wrong("\"atlass\" is no profile", "alert", "--profile", "atlass", "--url", url, lines);
    wrong("--url https://", "alert", "--profile", "plant-cmms", lines);
    wrong(
        "without user and query", "alert", "--profile", "plant-cmms", "--url", url + "?a=b", lines);
    wrong("no such file", "alert", "--profile", "plant-cmms", "--url", url, "none.jsonl");
    wrong(
        "/limits/title",
        "alert",
        "--profile",
        "atlas",
        "--dry-run",
        "--overlay",
        overlay.toString(),
        lines);
    wrong("SHOPFLOOR_CMMS_SECRET", "alert", "--profile", "atlas", "--url", url, lines);
    assertThat(small.calls()).isEmpty();
  }

  @Test
  void aSecretDoesNotTravelInClearText() throws IOException {
    Path secret = Files.writeString(folder.resolve("token"), "t0p-secret");

    wrong(
        "not https",
        "alert",
        "--profile",
        "plant-cmms",
        "--url",
        "http://cmms.example",
        "--secret-file",
        secret.toString(),
        file(raised("e1", "servo", Severity.HIGH, MORNING)));
    assertThat(err.toString()).doesNotContain("t0p-secret");
  }

  @Test
  void aBrokenPlantFileIsAFailureBeforeAnyAlert() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "shopfloor: 1\nsites: []\n");

    assertThat(
            alert(
                file(raised("e1", "servo", Severity.HIGH, MORNING)), "--model", broken.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("no alert was read");
    assertThat(small.calls()).isEmpty();
  }

  private void wrong(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(plant(arguments)).as(err.toString()).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  private int alert(String lines, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "alert", "--profile", "plant-cmms", "--url", server.address().toString(), lines));
    arguments.addAll(List.of(more));
    return plant(arguments.toArray(String[]::new));
  }

  private int plant(String... arguments) {
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private List<String> outcomes() {
    return out.toString().lines().map(line -> line.split("\"", 5)[3]).toList();
  }

  private String file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("alerts.jsonl"), String.join("\n", lines)).toString();
  }
}
