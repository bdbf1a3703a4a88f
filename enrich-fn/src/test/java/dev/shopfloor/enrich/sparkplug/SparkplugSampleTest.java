package dev.shopfloor.enrich.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Parked;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.model.MetricDataTypeMap;
import org.junit.jupiter.api.Test;

/** A session that the reference library has written, line by line. */
class SparkplugSampleTest {
  private record Line(String topic, byte[] bytes) {}

  @Test
  void everyLineGivesWhatItsNoteSaysAndEveryValueIsTheLibrarys() throws Exception {
    List<Line> lines = lines();
    MemorySourceStore sources = new MemorySourceStore();
    List<Decoding> all = new ArrayList<>();
    MetricDataTypeMap types = new MetricDataTypeMap();
    Map<Long, String> names = new HashMap<>();
    int compared = 0;
    for (Line line : lines) {
      SparkplugBPayload read =
          new SparkplugBPayloadDecoder().buildFromByteArray(line.bytes(), types);
      long rx = Edge.nanos(read.getTimestamp().getTime() + 40);
      Decoding decoding =
          Edge.decode(new RawMessage(line.topic(), rx, line.bytes(), null, null, null), sources);
      all.add(decoding);
      for (Metric metric : read.getMetrics()) {
        if (line.topic().contains("BIRTH") && metric.hasAlias()) {
          names.put(metric.getAlias(), metric.getName());
          types.addMetricDataType(metric.getAlias(), metric.getDataType());
        }
      }
      if (decoding instanceof Decoded decoded && !line.topic().contains("DEATH")) {
        compared += compare(decoded.points(), read, names);
      }
    }

    assertThat(compared).isEqualTo(18);
    assertThat(all.get(0)).isInstanceOf(Decoded.class);
    assertThat(points(all.get(1)))
        .extracting(point -> point.tag() + "=" + point.value() + " " + point.unit())
        .contains("Spindle/Speed=Whole[value=-1200] rpm");
    assertThat(points(all.get(2)))
        .extracting(Point::tag, Point::value)
        .contains(org.assertj.core.groups.Tuple.tuple("Spindle/Speed", new Value.Whole(-900)));
    assertThat(points(all.get(4)))
        .extracting(Point::value, Point::quality)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Value.ABSENT, Quality.BAD),
            org.assertj.core.groups.Tuple.tuple(Value.ABSENT, Quality.STALE));
    assertThat(points(all.get(5)))
        .extracting(point -> Flag.HISTORICAL.in(point.flags()))
        .containsExactly(true, true, false);
    assertThat(all.get(6)).isInstanceOf(Decoded.class);
    assertThat(all.get(7))
        .isInstanceOfSatisfying(Parked.class, parked -> assertThat(parked.rebirth()).isTrue());
    assertThat(points(all.get(8))).hasSize(8).allMatch(point -> point.quality() == Quality.STALE);
    assertThat(all.get(9)).isEqualTo(new Ignored("death", null));
    assertThat(points(all.get(10)))
        .extracting(Point::tag)
        .containsExactly("Properties/Hardware Make");
  }

  private static List<Point> points(Decoding decoding) {
    return ((Decoded) decoding).points();
  }

  /** Compares the values that count; returns how many there were. */
  private static int compare(List<Point> points, SparkplugBPayload read, Map<Long, String> names) {
    List<Metric> metrics =
        read.getMetrics().stream()
            .filter(metric -> {
              String name = metric.hasName() ? metric.getName() : names.get(metric.getAlias());
              return !dev.shopfloor.enrich.sparkplug.Metric.control(name);
            })
            .toList();
    assertThat(points).hasSameSizeAs(metrics);
    int compared = 0;
    for (int at = 0; at < points.size(); at++) {
      Point point = points.get(at);
      Metric metric = metrics.get(at);
      assertThat(point.tag())
          .isEqualTo(metric.hasName() ? metric.getName() : names.get(metric.getAlias()));
      assertThat(point.time()).isEqualTo(Edge.nanos(metric.getTimestamp().getTime()));
      if (point.quality() == Quality.GOOD) {
        assertThat(point.value()).isEqualTo(value(metric.getValue()));
        compared++;
      }
    }
    return compared;
  }

  private static Value value(Object oracle) {
    return switch (oracle) {
      case Boolean truth -> new Value.Truth(truth);
      case String text -> new Value.Text(text);
      case Float real -> new Value.Real(real);
      case Double real -> new Value.Real(real);
      case Date date -> new Value.Whole(date.getTime());
      case BigInteger whole -> new Value.Whole(whole.longValueExact());
      case Number whole -> new Value.Whole(whole.longValue());
      default -> throw new AssertionError(oracle.getClass());
    };
  }

  private static List<Line> lines() throws IOException {
    String configured = System.getProperty("SHOPFLOOR_DATA", System.getenv("SHOPFLOOR_DATA"));
    Path file =
        Path.of(configured == null ? "../../shared/data" : configured)
            .resolve("payload-samples/sparkplug-b.jsonl");
    if (!Files.exists(file)) {
      System.out.println("SKIPPED: no Sparkplug session at " + file + "; set SHOPFLOOR_DATA");
    }
    assumeTrue(Files.exists(file), "no Sparkplug session at " + file);
    List<Line> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        try (JsonParser json = Json.factory().createParser(line)) {
          lines.add(line(json));
        }
      }
    }
    return lines;
  }

  private static Line line(JsonParser json) throws IOException {
    String topic = "";
    byte[] bytes = new byte[0];
    while (json.nextToken() != JsonToken.END_OBJECT) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        switch (json.currentName()) {
          case "topic" -> topic = json.getText();
          case "base64" -> bytes = Base64.getDecoder().decode(json.getText());
          default -> {
            // the note is for people
          }
        }
      }
    }
    return new Line(topic, bytes);
  }

  @Test
  void theLibrarysTypeNamesAreOurs() {
    for (int code = 1; code <= 19; code++) {
      MetricDataType type = MetricDataType.fromInteger(code);
      assertThat(DataType.named(type.getType())).isEqualTo(DataType.of(code));
      assertThat(DataType.of(code).code()).isEqualTo(code);
    }
    assertThat(DataType.of(34)).isEqualTo(DataType.ARRAY);
    assertThat(DataType.of(35)).isEqualTo(DataType.UNKNOWN);
    assertThat(DataType.named("INT16ARRAY")).isEqualTo(DataType.ARRAY);
  }
}
