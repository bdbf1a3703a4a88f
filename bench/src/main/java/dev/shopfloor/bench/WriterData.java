package dev.shopfloor.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.TelemetryCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What waits on TelemetryQueue: assets that are read once a second. */
final class WriterData {
  private static final long START = 1_794_800_000_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private WriterData() {}

  /**
   * Messages, one of each asset.
   *
   * @param assets how many
   * @param seconds how many readings of each tag one message packs
   * @param tags how many each asset has, by turns a real number, a whole one and a truth
   */
  static List<TelemetryMessage> messages(int assets, int seconds, int tags) {
    SplittableRandom random = new SplittableRandom(11);
    List<TelemetryMessage> messages = new ArrayList<>(assets);
    for (int asset = 0; asset < assets; asset++) {
      List<EnrichedPoint> points = new ArrayList<>(seconds * tags);
      for (int second = 0; second < seconds; second++) {
        for (int tag = 0; tag < tags; tag++) {
          points.add(point(tag, value(tag, random), START + second * SECOND, START + 60 * SECOND));
        }
      }
      messages.add(new TelemetryMessage(context(asset), points));
    }
    return messages;
  }

  private static AssetContext context(int asset) {
    return new AssetContext(
        "berlin",
        "hall 3",
        "line%02d".formatted(asset / 20),
        "press%04d".formatted(asset),
        "hydraulic press",
        "m17");
  }

  private static EnrichedPoint point(int tag, Value value, long time, long rx) {
    return new EnrichedPoint(
        name(tag),
        Role.MEASUREMENT,
        value,
        null,
        null,
        time,
        TimeOrigin.VALUE,
        rx,
        Quality.GOOD,
        0,
        Point.NO_SEQUENCE);
  }

  private static String name(int tag) {
    List<String> names =
        List.of("oilTemp", "parts", "door open", "pressure", "cycles", "lubricated");
    return tag < names.size() ? names.get(tag) : "channel" + tag;
  }

  /** Most real numbers as a sensor gives them, every fourth as a conversion does. */
  private static Value value(int tag, SplittableRandom random) {
    return switch (tag % 3) {
      case 0 -> {
        double sent = random.nextInt(100, 99_999) / 100.0 + 0.001;
        yield new Value.Real(random.nextInt(4) > 0 ? sent : (sent - 32) / 1.8);
      }
      case 1 -> new Value.Whole(random.nextLong(1_000_000));
      default -> new Value.Truth(random.nextBoolean());
    };
  }

  /** The event by which Lambda hands these messages over. */
  static byte[] event(List<TelemetryMessage> messages) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeArrayFieldStart("Records");
      for (int at = 0; at < messages.size(); at++) {
        record(json, at, messages.get(at));
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void record(JsonGenerator json, int at, TelemetryMessage message)
      throws java.io.IOException {
    json.writeStartObject();
    json.writeStringField("messageId", "00000000-0000-4000-8000-%012d".formatted(at));
    json.writeStringField("receiptHandle", "AQEB" + "w".repeat(300));
    json.writeStringField(
        "body", new String(TelemetryCodec.bytes(message), StandardCharsets.UTF_8));
    json.writeObjectFieldStart("attributes");
    json.writeStringField("ApproximateReceiveCount", "1");
    json.writeStringField("SentTimestamp", Long.toString(START / 1_000_000));
    json.writeEndObject();
    json.writeStringField("eventSource", "aws:sqs");
    json.writeStringField("eventSourceARN", "arn:aws:sqs:eu-central-1:1:TelemetryQueue");
    json.writeEndObject();
  }
}
