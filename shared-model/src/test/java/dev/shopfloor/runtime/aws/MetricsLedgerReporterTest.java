package dev.shopfloor.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Measure;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;

class MetricsLedgerReporterTest {
  private final Ledger ledger = new Ledger(Stage.WRITER);

  @Test
  void eachOutcomeIsOneMetricOfFunctionAndOutcome() {
    ledger.take(Subject.POINTS, 5);
    ledger.count(Subject.POINTS, Outcome.STORED, 4);
    ledger.count(Subject.POINTS, Outcome.LATE, 1);

    assertThat(lines(ledger))
        .extracting(MetricsLedgerReporterTest::text)
        .containsExactly(
            "Shopfloor writer/taken points=5",
            "Shopfloor writer/stored points=4",
            "Shopfloor writer/late points=1",
            "Shopfloor writer/difference points=0");
  }

  @Test
  void aDifferenceIsPublishedWithoutItsSign() {
    ledger.take(Subject.POINTS, 5);
    ledger.count(Subject.POINTS, Outcome.STORED, 7);

    assertThat(lines(ledger))
        .extracting(MetricsLedgerReporterTest::text)
        .contains("Shopfloor writer/difference points=2");
  }

  @Test
  void measuresAreMetricsOfFunctionAndOutcomeWithAllTheirValues() {
    Measure time = new Measure("orderTime", "ordered", Measure.Unit.SECONDS);
    ledger.measure(time, 1.5);
    ledger.measure(time, 3);
    Measure orders = new Measure("orders", "created", Measure.Unit.COUNT);
    ledger.measure(orders, 1);
    ledger.measure(orders, 1);

    assertThat(lines(ledger))
        .extracting(MetricsLedgerReporterTest::text)
        .containsExactly(
            "Shopfloor writer/ordered orderTime=[1.5,3.0]", "Shopfloor writer/created orders=2");
  }

  @Test
  void midnightDoesNotPartTheTwoSidesOfAnAccount() {
    ledger.take(Subject.POINTS, 5);
    ledger.count(Subject.POINTS, Outcome.STORED, 5);

    assertThat(lines(ledger))
        .extracting(line -> line.get("_aws").get("Timestamp").longValue())
        .hasSize(3)
        .containsOnly(MINUTE_ONE);
  }

  @Test
  void eachNoteIsALineOfTheLogAndNoMetric() {
    ledger.note("suppressed.shelved", 2);
    ledger.note("held.window", 1);
    ledger.note("grouped.budget", 0);
    ledger.note("kpiPoints", 40);

    assertThat(printed(ledger))
        .containsExactly(
            "{\"note\":\"held.window\",\"number\":1,\"function\":\"writer\",\"environment\":\"dev\"}",
            "{\"note\":\"suppressed.shelved\",\"number\":2,\"function\":\"writer\",\"environment\":\"dev\"}");
  }

  // metrics of another day than this fortnight's are refused
  private static final long MINUTE_ONE =
      Instant.now().minusSeconds(3_600).toEpochMilli() / 60_000 * 60_000;

  private static List<JsonNode> lines(Ledger ledger) {
    return printed(ledger).stream()
        .filter(line -> line.contains("_aws"))
        .map(MetricsLedgerReporterTest::json)
        .toList();
  }

  /** What is printed while time goes on by a minute at each look. */
  private static List<String> printed(Ledger ledger) {
    // else metrics would go to an agent that is not there
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    AtomicInteger looks = new AtomicInteger();
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      new MetricsLedgerReporter(
              "dev", () -> Instant.ofEpochMilli(MINUTE_ONE + 60_000L * looks.getAndIncrement()))
          .report(ledger);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static String text(JsonNode line) {
    JsonNode directive = line.get("_aws").get("CloudWatchMetrics").get(0);
    assertThat(directive.get("Dimensions").toString())
        .isEqualTo("[[\"environment\",\"function\",\"outcome\"]]");
    assertThat(line.get("environment").textValue()).isEqualTo("dev");
    String metric = directive.get("Metrics").get(0).get("Name").textValue();
    JsonNode value = line.get(metric);
    return "%s %s/%s %s=%s"
        .formatted(
            directive.get("Namespace").textValue(),
            line.get("function").textValue(),
            line.get("outcome").textValue(),
            metric,
            value.isArray() ? value : value.longValue());
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(line, notJson);
    }
  }
}
