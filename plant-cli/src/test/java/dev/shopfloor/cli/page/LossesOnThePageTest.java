package dev.shopfloor.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.cli.browser.Browser;
import dev.shopfloor.cli.browser.Tab;
import dev.shopfloor.cli.command.Plant;
import dev.shopfloor.cli.page.Script.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a person reads on the page is what {@code ./plant oee --explain} says of the points. */
class LossesOnThePageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String WATERFALL =
      "[...document.querySelectorAll('#waterfall tr[data-step]')].map(row => [row.dataset.step,"
          + " row.dataset.bigLoss, row.dataset.factor, row.dataset.millis, row.dataset.left,"
          + " row.querySelector('.exact').innerText.replaceAll(',', '')].join('|'))";
  private static final String PARETO =
      "[...document.querySelectorAll('#pareto tbody tr')].map(row => [row.dataset.class,"
          + " row.dataset.minor, row.querySelector('.reason-name').innerText,"
          + " row.cells[1].innerText.replaceAll(',', ''),"
          + " row.title.replace(/[, ms]/g, '')].join('|'))";

  private static @TempDir Path folder;
  private static FakePlant plant;
  private static PlantPage page;
  private static Browser browser;
  private static Path model;
  private static Path points;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Browser.find();
    if (program.isEmpty()) {
      System.err.println(
          "SKIPPED: no chromium on the PATH, so nobody has compared the losses on the page");
    }
    Assumptions.assumeTrue(program.isPresent(), "no chromium on the PATH");
    plant = FakePlant.start(folder);
    page = PlantPage.start(0, plant);
    browser = Browser.start(program.get());
    model = Files.writeString(folder.resolve("plant.yaml"), Script.PLANT);
    List<String> lines = new ArrayList<>();
    for (Machine machine : Script.MACHINES) {
      FakeProduction.points(machine)
          .forEach(point -> lines.add(FakeProduction.line(machine, point)));
    }
    points = Files.write(folder.resolve("points.jsonl"), lines);
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
      page.close();
      plant.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "press01, 2026-03-02T05:00:00Z, 2026-03-02T13:00:00Z, 2026-03-02T08:12:00Z",
    "press01, 2026-03-02T04:00:00Z, 2026-03-02T05:00:00Z, 2026-03-02T05:00:00Z",
    "press02, 2026-03-02T05:00:00Z, 2026-03-02T13:00:00Z, 2026-03-02T08:12:00Z",
    "mill01, 2026-03-02T05:00:00Z, 2026-03-02T13:00:00Z, 2026-03-02T08:12:00Z",
    "mill02, 2026-03-02T05:00:00Z, 2026-03-02T13:00:00Z, 2026-03-02T08:12:00Z",
    "wrapper01, 2026-03-02T05:00:00Z, 2026-03-02T13:00:00Z, 2026-03-02T08:12:00Z",
  })
  void aShiftsLossRowsAreThoseOfPlantOeeExplain(String asset, String from, String to, String asOf)
      throws IOException {
    List<JsonNode> explained =
        explain("--asset", "chemnitz/" + asset, "--from", from, "--to", to, "--as-of", asOf);

    Tab tab = browser.open();
    tab.size(1280, 900);
    tab.go(page.url() + "/shift?asset=chemnitz/" + asset + "&start=" + from);
    tab.await("document.documentElement.dataset.shown", SOON);

    List<String> steps = steps(explained);
    assertThat(texts(tab.evaluate(WATERFALL))).isNotEmpty().isEqualTo(steps);
    assertThat(texts(tab.evaluate(PARETO))).isNotEmpty().isEqualTo(losses(explained));
    assertThat(tab.text("#waterfall [data-total='calendar'] .exact").replace(",", ""))
        .isEqualTo(of(explained, "loss").getFirst().path("left").asText());
    assertThat(tab.evaluate("document.querySelector('[data-flag=DISAGREES]') === null").asBoolean())
        .isTrue();
    tab.close();
  }

  /** The steps after "All time", as the page's rows are read. */
  private static List<String> steps(List<JsonNode> explained) {
    List<JsonNode> steps = of(explained, "loss");
    return steps.subList(1, steps.size()).stream()
        .map(step ->
            String.join(
                "|",
                step.path("name").asText(),
                step.path("bigLoss").asText(),
                step.path("factor").asText(),
                step.path("millis").asText(),
                step.path("left").asText(),
                step.path("millis").asText()))
        .toList();
  }

  private static List<String> losses(List<JsonNode> explained) {
    List<String> losses = new ArrayList<>();
    for (JsonNode loss : of(explained, "shift").getLast().path("losses")) {
      losses.add(
          String.join(
              "|",
              loss.path("class").asText(),
              loss.path("minor").asText(),
              loss.path("reason").asText(),
              loss.path("count").asText(),
              loss.path("millis").asText()));
    }
    return losses;
  }

  private static List<JsonNode> of(List<JsonNode> lines, String outcome) {
    return lines.stream().filter(line -> line.path("outcome").asText().equals(outcome)).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static List<JsonNode> explain(String... span) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("oee", "--model", model.toString()));
    arguments.addAll(List.of(span));
    arguments.addAll(List.of("--explain", "--json", points.toString()));
    int exit =
        new CommandLine(new Plant())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments.toArray(String[]::new));
    assertThat(exit).as(err.toString()).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
