package dev.shopfloor.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

class MetricLineTest {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void aMetricIsTheLineThatPowertoolsWrites() throws Exception {
    Consumer<Metrics> fill = one -> fill(one, 3.0);

    assertThat(ours(Map.of(), fill)).isEqualTo(powertools(fill));
  }

  @Test
  void manyValuesOfAMetricAreTheLineThatPowertoolsWrites() throws Exception {
    Consumer<Metrics> fill =
        one -> {
          fill(one, 1.5);
          one.addMetric("messages", 0.1, MetricUnit.COUNT);
        };

    assertThat(ours(Map.of(), fill)).isEqualTo(powertools(fill));
  }

  @Test
  void aLineSaysFromWhereItIs() throws Exception {
    JsonNode line =
        ours(
            Map.of(
                "AWS_EXECUTION_ENV", "AWS_Lambda_java25",
                "AWS_LAMBDA_FUNCTION_VERSION", "7",
                "AWS_LAMBDA_LOG_STREAM_NAME", "stream",
                "_X_AMZN_TRACE_ID", "Root=1-2;Sampled=1"),
            one -> fill(one, 1));

    assertThat(line.path("executionEnvironment").textValue()).isEqualTo("AWS_Lambda_java25");
    assertThat(line.path("functionVersion").textValue()).isEqualTo("7");
    assertThat(line.path("logStreamId").textValue()).isEqualTo("stream");
    assertThat(line.path("traceId").textValue()).isEqualTo("Root=1-2;Sampled=1");
  }

  @Test
  void aTraceThatIsNotKeptIsNotNamed() throws Exception {
    assertThat(ours(Map.of("_X_AMZN_TRACE_ID", "Root=1-2;Sampled=0"), one -> fill(one, 1)))
        .noneMatch(value -> value.asText().startsWith("Root="));
  }

  @Test
  void nothingIsWrittenWhereMetricsAreOff() {
    List<String> lines = new ArrayList<>();

    new MetricLine(Map.of("POWERTOOLS_METRICS_DISABLED", "true")::get, lines::add)
        .flushMetrics(one -> fill(one, 1));

    assertThat(lines).isEmpty();
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    assertThatThrownBy(() -> ours(Map.of(), one -> fill(one, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("messages");
  }

  private void fill(Metrics one, double value) {
    one.setNamespace("Shopfloor");
    one.setDefaultDimensions(DimensionSet.of("environment", "dev", "outcome", "taken"));
    one.setTimestamp(now);
    one.addMetric("messages", value, MetricUnit.COUNT);
  }

  private static JsonNode ours(Map<String, String> variables, Consumer<Metrics> fill)
      throws Exception {
    List<String> lines = new ArrayList<>();
    new MetricLine(variables::get, lines::add).flushMetrics(fill);
    assertThat(lines).hasSize(1);
    return new ObjectMapper().readTree(lines.getFirst());
  }

  private static JsonNode powertools(Consumer<Metrics> fill) throws Exception {
    // else metrics would go to an agent that is not there
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      new EmfMetricsProvider().getMetricsInstance().flushMetrics(fill);
    } finally {
      System.setOut(console);
    }
    return new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
  }
}
