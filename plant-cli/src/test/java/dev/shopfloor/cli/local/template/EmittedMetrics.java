package dev.shopfloor.cli.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;

/** What CloudWatch makes of the metric lines in a log. */
record EmittedMetrics(List<Datapoint> datapoints) {
  /** The environment of the stack with all defaults. */
  static final String ENVIRONMENT = "dev";

  record Datapoint(AlarmMetric metric, long millis, double value) {}

  /** The lines that functions print for these accounts, one invocation each. */
  static List<String> lines(List<Ledger> accounts) {
    // else metrics would go to an agent that is not there
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      MetricsLedgerReporter reporter = new MetricsLedgerReporter(ENVIRONMENT);
      accounts.forEach(reporter::report);
    } finally {
      System.setOut(console);
    }
    return printed
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("\"_aws\""))
        .toList();
  }

  /** Reads lines of the embedded metric format. */
  static EmittedMetrics read(List<String> lines) {
    return new EmittedMetrics(lines.stream().map(EmittedMetrics::datapoint).toList());
  }

  /** Whether an alarm rings in one of the periods in which something was published. */
  boolean ring(WatchedAlarm alarm) {
    return periods(alarm.period()).stream()
        .anyMatch(at -> alarm.rings(metric -> sum(metric, alarm.period(), at)));
  }

  private Set<Long> periods(Duration period) {
    return datapoints.stream()
        .map(each -> each.millis / period.toMillis())
        .collect(Collectors.toSet());
  }

  private OptionalDouble sum(AlarmMetric metric, Duration period, long at) {
    List<Datapoint> found =
        datapoints.stream()
            .filter(each -> each.metric.equals(metric) && each.millis / period.toMillis() == at)
            .toList();
    return found.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(found.stream().mapToDouble(Datapoint::value).sum());
  }

  private static Datapoint datapoint(String line) {
    try {
      JsonNode json = new ObjectMapper().readTree(line);
      JsonNode directive = json.get("_aws").get("CloudWatchMetrics").get(0);
      Map<String, String> dimensions = new HashMap<>();
      directive
          .get("Dimensions")
          .get(0)
          .forEach(
              name -> dimensions.put(name.textValue(), json.get(name.textValue()).textValue()));
      String name = directive.get("Metrics").get(0).get("Name").textValue();
      return new Datapoint(
          new AlarmMetric(directive.get("Namespace").textValue(), name, dimensions),
          json.get("_aws").get("Timestamp").longValue(),
          json.get(name).doubleValue());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(line, notJson);
    }
  }
}
