package dev.shopfloor.cli.local.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.cli.local.template.AlarmMetric;
import dev.shopfloor.cli.local.template.TemplateAlarms;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;

/**
 * The lines of the embedded metric format that the functions print for their accounts, and what
 * CloudWatch makes of them. CloudWatch takes no metric of long ago: the lines are of yesterday and
 * today, and what is read of them is of the plant's time again.
 *
 * @param lines as printed
 * @param shift from the plant's time to the lines'
 */
record MetricLines(List<String> lines, Duration shift) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the functions print for these accounts, one invocation each. */
  static MetricLines of(List<Account> accounts) {
    // else metrics would go to an agent that is not there
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    Instant first = accounts.isEmpty() ? Instant.EPOCH : accounts.getFirst().at();
    Duration shift =
        Duration.between(
            first.truncatedTo(ChronoUnit.DAYS),
            Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS));
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, false, StandardCharsets.UTF_8));
    try {
      MetricsLedgerReporter reporter =
          new MetricsLedgerReporter(TemplateAlarms.ENVIRONMENT, now::get);
      for (Account account : accounts) {
        now.set(account.at().plus(shift));
        reporter.report(account.ledger());
      }
      System.out.flush();
    } finally {
      System.setOut(console);
    }
    return new MetricLines(
        printed
            .toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("\"_aws\""))
            .toList(),
        shift);
  }

  /** The same without one line: it was lost between the function and CloudWatch. */
  MetricLines without(int line) {
    List<String> rest = new ArrayList<>(lines);
    rest.remove(line);
    return new MetricLines(rest, shift);
  }

  /** What CloudWatch has of them. */
  Published published() {
    return new Published(lines.stream().flatMap(line -> datapoints(line).stream()).toList());
  }

  private List<Datapoint> datapoints(String line) {
    JsonNode json = json(line);
    Instant at = Instant.ofEpochMilli(json.get("_aws").get("Timestamp").longValue()).minus(shift);
    List<Datapoint> found = new ArrayList<>();
    for (JsonNode directive : json.get("_aws").get("CloudWatchMetrics")) {
      for (JsonNode names : directive.get("Dimensions")) {
        Map<String, String> dimensions = new HashMap<>();
        names.forEach(
            name -> dimensions.put(name.textValue(), json.get(name.textValue()).textValue()));
        for (JsonNode each : directive.get("Metrics")) {
          String name = each.get("Name").textValue();
          AlarmMetric metric =
              new AlarmMetric(directive.get("Namespace").textValue(), name, dimensions);
          JsonNode values = json.get(name);
          if (values.isArray()) {
            values.forEach(value -> found.add(new Datapoint(metric, at, value.doubleValue())));
          } else {
            found.add(new Datapoint(metric, at, values.doubleValue()));
          }
        }
      }
    }
    return found;
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(line, notJson);
    }
  }
}
