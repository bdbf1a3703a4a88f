package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  /** The version that is written. */
  static final int VERSION = 1;

  private TelemetryCodec() {}

  /** The message as UTF-8 JSON. */
  public static byte[] bytes(TelemetryMessage message) {
    TelemetryText text = new TelemetryText();
    PointRow row = new PointRow();
    text.start(message.context());
    for (EnrichedPoint point : message.points()) {
      row.set(point);
      text.point(row);
    }
    return text.end().getBytes(StandardCharsets.UTF_8);
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
