package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Debian's VictoriaMetrics, told to keep one sample of a millisecond and all of a century. */
final class RealVictoriaMetrics implements AutoCloseable {
  private final RealServer server;

  RealVictoriaMetrics(Path root) throws IOException {
    Path program = RealServer.program("victoria-metrics", "victoria-metrics");
    int port = RealServer.freePort();
    server =
        new RealServer(
            root.resolve("victoria-metrics.log"),
            port,
            "/health",
            List.of(
                program.toString(),
                "-storageDataPath=" + root.resolve("data"),
                "-httpListenAddr=127.0.0.1:" + port,
                "-retentionPeriod=100y",
                "-dedup.minScrapeInterval=1ms"));
  }

  InfluxEndpoint endpoint() {
    return InfluxEndpoint.victoriaMetrics(server.url());
  }

  /**
   * The samples of all series of a metric: numbers as their text, by time in ms, by labels.
   *
   * @param metric its name, as {@code measurement_field}
   */
  Map<String, Map<Long, String>> samples(String metric) {
    server.post("/internal/force_flush", "now", "");
    String answer =
        server.post(
            "/api/v1/export?start=0&end=4000000000",
            "match[]",
            "{__name__=\"" + metric.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
    Map<String, Map<Long, String>> samples = new TreeMap<>();
    answer.lines().forEach(line -> read(line, samples));
    return samples;
  }

  private static void read(String line, Map<String, Map<Long, String>> samples) {
    Map<String, String> labels = new TreeMap<>(Comparator.naturalOrder());
    List<String> values = List.of();
    List<String> times = List.of();
    try (JsonParser json = Json.factory().createParser(line)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          labels.put(json.currentName(), json.getText());
        } else if (token == JsonToken.START_ARRAY && json.currentName().equals("values")) {
          values = RealInfluxDb.texts(json);
        } else if (token == JsonToken.START_ARRAY) {
          times = RealInfluxDb.texts(json);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    labels.remove("__name__");
    Map<Long, String> series = samples.computeIfAbsent(labels.toString(), of -> new TreeMap<>());
    for (int at = 0; at < times.size(); at++) {
      if (series.put(Long.valueOf(times.get(at)), values.get(at)) != null) {
        throw new IllegalStateException("two samples of one time: " + line);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
