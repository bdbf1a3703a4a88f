package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry message v1 as JSON.
 *
 * <p>The context stands before the points, so that a reader can use each point as it comes. What is
 * usual is left out: quality GOOD, origin VALUE, no flags, no sequence, no unit, a raw value equal
 * to the converted one.
 */
public final class TelemetryCodec {
  private static final int VERSION = 1;

  // encoded once: names are half of what is written
  private static final SerializedString TAG = new SerializedString("tag");
  private static final SerializedString ROLE = new SerializedString("role");
  private static final SerializedString TIME = new SerializedString("time");
  private static final SerializedString VALUE = new SerializedString("value");
  private static final SerializedString UNIT = new SerializedString("unit");
  private static final SerializedString QUALITY = new SerializedString("quality");
  private static final SerializedString ORIGIN = new SerializedString("origin");
  private static final SerializedString FLAGS = new SerializedString("flags");
  private static final SerializedString SEQUENCE = new SerializedString("seq");
  private static final SerializedString RAW = new SerializedString("raw");
  private static final SerializedString RX = new SerializedString("rx");

  private TelemetryCodec() {}

  /** The message as UTF-8 JSON. */
  public static byte[] bytes(TelemetryMessage message) {
    return Json.bytes(json -> write(json, message));
  }

  /** Writes the message. */
  public static void write(JsonGenerator json, TelemetryMessage message) throws IOException {
    writeStart(json, message.context());
    for (EnrichedPoint point : message.points()) {
      writePoint(json, point);
    }
    writeEnd(json);
  }

  /** Writes all that stands before the points, for a writer that makes them one by one. */
  public static void writeStart(JsonGenerator json, AssetContext context) throws IOException {
    json.writeStartObject();
    json.writeNumberField("v", VERSION);
    json.writeStringField("site", context.site());
    if (context.area() != null) {
      json.writeStringField("area", context.area());
    }
    json.writeStringField("line", context.line());
    json.writeStringField("asset", context.asset());
    json.writeStringField("machineType", context.machineType());
    json.writeStringField("modelVersion", context.modelVersion());
    optional(json, "criticality", context.criticality());
    optional(json, "product", context.product());
    optional(json, "order", context.order());
    json.writeArrayFieldStart("points");
  }

  private static void optional(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  /** Writes all that stands after the points. */
  public static void writeEnd(JsonGenerator json) throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes one point as an object. */
  public static void writePoint(JsonGenerator json, EnrichedPoint point) throws IOException {
    json.writeStartObject();
    writePointFields(json, point);
    json.writeEndObject();
  }

  /** Writes one point's fields into an object that is already begun. */
  public static void writePointFields(JsonGenerator json, EnrichedPoint point) throws IOException {
    json.writeFieldName(TAG);
    json.writeString(point.tag());
    json.writeFieldName(ROLE);
    json.writeString(point.role().word());
    json.writeFieldName(TIME);
    json.writeNumber(point.time());
    json.writeFieldName(VALUE);
    Json.writeValue(json, point.value());
    if (point.unit() != null) {
      json.writeFieldName(UNIT);
      json.writeString(point.unit());
    }
    if (point.quality() != Quality.GOOD) {
      json.writeFieldName(QUALITY);
      json.writeString(point.quality().name());
    }
    if (point.origin() != TimeOrigin.VALUE) {
      json.writeFieldName(ORIGIN);
      json.writeString(point.origin().name());
    }
    if (point.flags() != 0) {
      json.writeFieldName(FLAGS);
      json.writeStartArray();
      for (Flag flag : Flag.of(point.flags())) {
        json.writeString(flag.name());
      }
      json.writeEndArray();
    }
    if (point.sequence() != Point.NO_SEQUENCE) {
      json.writeFieldName(SEQUENCE);
      json.writeNumber(point.sequence());
    }
    EnrichedPoint.Raw raw = point.raw();
    if (raw != null) {
      json.writeFieldName(RAW);
      json.writeStartObject();
      json.writeFieldName(VALUE);
      Json.writeValue(json, raw.value());
      if (raw.unit() != null) {
        json.writeFieldName(UNIT);
        json.writeString(raw.unit());
      }
      json.writeEndObject();
    }
    json.writeFieldName(RX);
    json.writeNumber(point.rx());
  }

  /**
   * Reads a message, one of a later version as far as its fields are known here.
   *
   * @throws NewerFormException when it is of a later version and cannot be read here
   * @throws IOException when the text is no telemetry message; the message names the field
   */
  public static TelemetryMessage read(String body) throws IOException {
    try (JsonParser json = Json.factory().createParser(body)) {
      return read(json);
    } catch (IOException | IllegalArgumentException unreadable) {
      FormVersion.throwIfNewer(body, VERSION, unreadable);
      throw unreadable;
    }
  }

  /** Reads a message from a parser that stands before or on its opening brace. */
  private static TelemetryMessage read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String site = null;
    String area = null;
    String line = null;
    String asset = null;
    String machineType = null;
    String modelVersion = null;
    String criticality = null;
    String product = null;
    String order = null;
    List<EnrichedPoint> points = new ArrayList<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "v" -> FormVersion.version(json);
        case "needs" -> FormVersion.needs(json, VERSION);
        case "site" -> site = Json.text(json, name);
        case "area" -> area = Json.textOrNull(json);
        case "line" -> line = Json.text(json, name);
        case "asset" -> asset = Json.text(json, name);
        case "machineType" -> machineType = Json.text(json, name);
        case "modelVersion" -> modelVersion = Json.text(json, name);
        case "criticality" -> criticality = Json.textOrNull(json);
        case "product" -> product = Json.textOrNull(json);
        case "order" -> order = Json.textOrNull(json);
        case "points" -> readPoints(json, points);
        default -> json.skipChildren();
      }
    }
    if (points.isEmpty()) {
      throw new IOException("\"points\" is missing or empty");
    }
    return new TelemetryMessage(
        new AssetContext(
            Json.required(site, "site"),
            area,
            Json.required(line, "line"),
            Json.required(asset, "asset"),
            Json.required(machineType, "machineType"),
            Json.required(modelVersion, "modelVersion"),
            criticality,
            product,
            order),
        points);
  }

  private static void readPoints(JsonParser json, List<EnrichedPoint> points) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"points\" must be an array");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      points.add(readPoint(json));
    }
  }

  /**
   * Reads a point from a parser that stands on its opening brace; unknown fields are passed over.
   */
  public static EnrichedPoint readPoint(JsonParser json) throws IOException {
    Json.enterObject(json);
    String tag = null;
    Role role = null;
    Value value = null;
    String unit = null;
    EnrichedPoint.Raw raw = null;
    long time = Long.MIN_VALUE;
    long rx = Long.MIN_VALUE;
    TimeOrigin origin = TimeOrigin.VALUE;
    Quality quality = Quality.GOOD;
    int flags = 0;
    long sequence = Point.NO_SEQUENCE;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "tag" -> tag = Json.text(json, name);
        case "role" -> role = readRole(json);
        case "time" -> time = Json.whole(json, name);
        case "value" -> value = Json.readValue(json);
        case "unit" -> unit = Json.textOrNull(json);
        case "quality" -> quality = Json.constant(Quality.class, json);
        case "origin" -> origin = Json.constant(TimeOrigin.class, json);
        case "flags" -> flags = readFlags(json);
        case "seq" -> sequence = Json.whole(json, name);
        case "raw" -> raw = readRaw(json);
        case "rx" -> rx = Json.whole(json, name);
        default -> json.skipChildren();
      }
    }
    if (time == Long.MIN_VALUE || rx == Long.MIN_VALUE) {
      throw new IOException("a point needs \"time\" and \"rx\" as whole numbers of nanoseconds");
    }
    return new EnrichedPoint(
        Json.required(tag, "tag"),
        Json.required(role, "role"),
        Json.required(value, "value"),
        unit,
        raw,
        time,
        origin,
        rx,
        quality,
        flags,
        sequence);
  }

  private static Role readRole(JsonParser json) throws IOException {
    String word = Json.text(json, "role");
    return Role.of(word).orElseThrow(() -> new IOException("\"role\" cannot be \"" + word + "\""));
  }

  private static int readFlags(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"flags\" must be an array");
    }
    int mask = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      mask |= Flag.named(Json.text(json, "flags")).map(Flag::bit).orElse(0);
    }
    return mask;
  }

  private static EnrichedPoint.Raw readRaw(JsonParser json) throws IOException {
    Json.enterObject(json);
    Value value = null;
    @Nullable String unit = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "value" -> value = Json.readValue(json);
        case "unit" -> unit = Json.textOrNull(json);
        default -> json.skipChildren();
      }
    }
    return new EnrichedPoint.Raw(Json.required(value, "raw.value"), unit);
  }
}
