package dev.shopfloor.writer;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.TelemetryCodec;
import dev.shopfloor.runtime.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Points, messages and records for tests. */
public final class Readings {
  /** 2025-06-15T15:06:40Z. */
  public static final long NOON = 1_750_000_000_000_000_000L;

  /** One second in ns. */
  public static final long SECOND = 1_000_000_000L;

  /** A press. */
  public static final AssetContext PRESS =
      new AssetContext("berlin", "stamping", "line1", "press07", "press", "m1");

  /** The KPIs of the press. */
  public static final AssetContext KPI =
      new AssetContext("berlin", "stamping", "line1", "press07", "oee", "m1");

  private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:TelemetryQueue";

  private Readings() {}

  /** Time that does not pass, and more of it than any test needs. */
  public static Deadline unhurried() {
    return Deadline.in(Duration.ofSeconds(30), () -> 0L);
  }

  /** A good point. */
  public static EnrichedPoint point(String tag, long time, Value value) {
    return point(tag, time, value, Quality.GOOD, Point.NO_SEQUENCE);
  }

  /** A good real number. */
  public static EnrichedPoint point(String tag, long time, double value) {
    return point(tag, time, new Value.Real(value));
  }

  /** A point. */
  public static EnrichedPoint point(
      String tag, long time, Value value, Quality quality, long sequence) {
    return new EnrichedPoint(
        tag,
        Role.MEASUREMENT,
        value,
        null,
        null,
        time,
        TimeOrigin.VALUE,
        time + SECOND,
        quality,
        0,
        sequence);
  }

  /** A point of a raw message that was received so many seconds after noon. */
  public static EnrichedPoint received(EnrichedPoint point, long second) {
    return new EnrichedPoint(
        point.tag(),
        point.role(),
        point.value(),
        point.unit(),
        point.raw(),
        point.time(),
        point.origin(),
        NOON + second * SECOND,
        point.quality(),
        point.flags(),
        point.sequence());
  }

  /** A message of the queue. */
  public static QueuedMessage message(String id, AssetContext context, EnrichedPoint... points) {
    return new QueuedMessage(
        id,
        new String(
            TelemetryCodec.bytes(new TelemetryMessage(context, List.of(points))),
            StandardCharsets.UTF_8),
        QUEUE,
        NOON / 1_000_000,
        1);
  }

  /** A message whose body is no telemetry. */
  public static QueuedMessage unreadable(String id, String body) {
    return new QueuedMessage(id, body, QUEUE, NOON / 1_000_000, 1);
  }

  /** A record of the press with one field. */
  public static StoreRecord record(String tag, long time, Value value) {
    return record(PRESS, point(tag, time, value));
  }

  /** A record of points of one instant. */
  public static StoreRecord record(AssetContext context, EnrichedPoint... points) {
    RecordAssembly assembly = new RecordAssembly(RecordLayout.INSTANT);
    assembly.add(0, new TelemetryMessage(context, List.of(points)));
    return assembly.records().getFirst();
  }
}
