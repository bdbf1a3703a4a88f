package dev.shopfloor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** The writer as one writes it with influxdb-client-java and Jackson's trees. */
final class InfluxClientWay {
  private static final List<String> TAGS = List.of("site", "area", "line", "asset");

  private final ObjectMapper mapper = new ObjectMapper();

  /** The points of an event, one of each asset and instant. */
  List<Point> points(byte[] event) throws IOException {
    List<Point> points = new ArrayList<>();
    for (JsonNode record : mapper.readTree(event).get("Records")) {
      JsonNode message = mapper.readTree(record.get("body").textValue());
      Map<Long, Point> instants = new LinkedHashMap<>();
      for (JsonNode reading : message.get("points")) {
        Point point =
            instants.computeIfAbsent(reading.get("time").longValue(), time -> point(message, time));
        field(point, reading.get("tag").textValue(), reading.get("value"));
      }
      points.addAll(instants.values());
    }
    return points;
  }

  private static Point point(JsonNode message, long time) {
    Point point = Point.measurement(message.get("machineType").textValue());
    for (String tag : TAGS) {
      point.addTag(tag, message.get(tag).textValue());
    }
    return point.time(time, WritePrecision.NS);
  }

  private static void field(Point point, String name, JsonNode value) {
    if (value.isFloatingPointNumber()) {
      point.addField(name, value.doubleValue());
    } else if (value.isNumber()) {
      point.addField(name, value.longValue());
    } else if (value.isBoolean()) {
      point.addField(name, value.booleanValue());
    } else {
      point.addField(name, value.textValue());
    }
  }

  /** The body of one request with them, compressed as lightly as ours. */
  byte[] body(byte[] event) throws IOException {
    String lines =
        points(event).stream().map(Point::toLineProtocol).collect(Collectors.joining("\n"));
    ByteArrayOutputStream body = new ByteArrayOutputStream(16 * 1024);
    try (OutputStream gzip = new FastGzip(body)) {
      gzip.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    return body.toByteArray();
  }

  private static final class FastGzip extends GZIPOutputStream {
    private FastGzip(OutputStream out) throws IOException {
      super(out, 8 * 1024);
      def.setLevel(1);
    }
  }
}
