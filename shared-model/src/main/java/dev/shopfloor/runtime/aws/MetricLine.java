package dev.shopfloor.runtime.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricResolution;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Powertools' metrics as a line of CloudWatch's embedded metric format, written token by token: the
 * same line as from Powertools' own provider, which must load a mapper and all its annotations for
 * it first, and so was a third of a start.
 *
 * <p>Only what is published at once, by {@link #flushMetrics}.
 */
final class MetricLine implements Metrics {
  private static final int MOST_METRICS = 100;

  private final UnaryOperator<@Nullable String> variables;
  private final Consumer<String> lines;
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private DimensionSet dimensions = DimensionSet.of(Map.of());
  private @Nullable String namespace;
  private @Nullable Instant timestamp;

  private record Metric(List<Double> values, MetricUnit unit) {}

  /** To the log of the function. */
  MetricLine() {
    this(System::getenv, MetricLine::print);
  }

  /**
   * To anywhere.
   *
   * @param variables of the process, by name
   */
  MetricLine(UnaryOperator<@Nullable String> variables, Consumer<String> lines) {
    this.variables = variables;
    this.lines = lines;
  }

  @Override
  public void flushMetrics(Consumer<Metrics> fill) {
    if ("true".equalsIgnoreCase(variables.apply("POWERTOOLS_METRICS_DISABLED"))) {
      return;
    }
    MetricLine one = new MetricLine(variables, lines);
    one.namespace = namespace;
    one.dimensions = dimensions;
    fill.accept(one);
    lines.accept(one.text());
  }

  @Override
  public void addMetric(String name, double value, MetricUnit unit, MetricResolution resolution) {
    if (!Double.isFinite(value) || metrics.size() >= MOST_METRICS) {
      throw new IllegalArgumentException("metric " + name + " cannot have the value " + value);
    }
    metrics.computeIfAbsent(name, key -> new Metric(new ArrayList<>(1), unit)).values.add(value);
  }

  @Override
  public void setDefaultDimensions(DimensionSet all) {
    dimensions = all;
  }

  @Override
  public DimensionSet getDefaultDimensions() {
    return dimensions;
  }

  @Override
  public void clearDefaultDimensions() {
    dimensions = DimensionSet.of(Map.of());
  }

  @Override
  public void setNamespace(String name) {
    namespace = name;
  }

  @Override
  public void setTimestamp(Instant instant) {
    timestamp = instant;
  }

  /** Nothing is kept for later. */
  @Override
  public void flush() {
    metrics.clear();
  }

  @Override
  public void setRaiseOnEmptyMetrics(boolean raise) {
    // there is always one
  }

  @Override
  public void addDimension(DimensionSet more) {
    throw new UnsupportedOperationException("all dimensions are given at once");
  }

  @Override
  public void addMetadata(String name, Object value) {
    throw new UnsupportedOperationException("a metric of ours has no metadata");
  }

  @Override
  public void captureColdStartMetric(Context context, DimensionSet all) {
    captureColdStartMetric(all);
  }

  @Override
  public void captureColdStartMetric(DimensionSet all) {
    throw new UnsupportedOperationException("cold starts are in Lambda's own report");
  }

  /** To whatever is the process's output now. */
  static void print(String line) {
    System.out.println(line);
  }

  private String text() {
    return new String(Json.bytes(this::write), StandardCharsets.UTF_8);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("_aws");
    json.writeNumberField("Timestamp", Objects.requireNonNull(timestamp).toEpochMilli());
    json.writeArrayFieldStart("CloudWatchMetrics");
    json.writeStartObject();
    json.writeStringField("Namespace", Objects.requireNonNull(namespace));
    json.writeArrayFieldStart("Metrics");
    for (Map.Entry<String, Metric> metric : metrics.entrySet()) {
      json.writeStartObject();
      json.writeStringField("Name", metric.getKey());
      json.writeStringField("Unit", metric.getValue().unit.getName());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Dimensions");
    json.writeStartArray();
    for (String name : dimensions.getDimensions().keySet()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    writeProperties(json);
    json.writeEndObject();
  }

  private void writeProperties(JsonGenerator json) throws IOException {
    for (Map.Entry<String, String> dimension : dimensions.getDimensions().entrySet()) {
      json.writeStringField(dimension.getKey(), dimension.getValue());
    }
    writeVariable(json, "executionEnvironment", "AWS_EXECUTION_ENV");
    writeVariable(json, "functionVersion", "AWS_LAMBDA_FUNCTION_VERSION");
    writeVariable(json, "logStreamId", "AWS_LAMBDA_LOG_STREAM_NAME");
    String trace = variables.apply("_X_AMZN_TRACE_ID");
    if (trace != null && trace.contains("Sampled=1")) {
      json.writeStringField("traceId", trace);
    }
    for (Map.Entry<String, Metric> metric : metrics.entrySet()) {
      List<Double> values = metric.getValue().values;
      json.writeFieldName(metric.getKey());
      if (values.size() == 1) {
        json.writeNumber(values.getFirst());
      } else {
        json.writeStartArray();
        for (double value : values) {
          json.writeNumber(value);
        }
        json.writeEndArray();
      }
    }
  }

  private void writeVariable(JsonGenerator json, String name, String variable) throws IOException {
    String value = variables.apply(variable);
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
