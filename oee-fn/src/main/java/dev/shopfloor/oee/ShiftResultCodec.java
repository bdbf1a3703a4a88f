package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shift's result as JSON. Times by class are whole ms, {@code stateSeconds} are seconds with
 * three decimals, instants are ns since the epoch, undefined ratios are null.
 */
public final class ShiftResultCodec {
  private static final int VERSION = 1;
  private static final int MILLI_DIGITS = 3;

  private ShiftResultCodec() {}

  /** Writes the result. */
  public static void write(JsonGenerator json, ShiftResult result) throws IOException {
    json.writeStartObject();
    writeFields(json, result);
    json.writeEndObject();
  }

  /** Writes the result's fields into an object that is already begun. */
  public static void writeFields(JsonGenerator json, ShiftResult result) throws IOException {
    json.writeNumberField("v", VERSION);
    json.writeStringField("asset", result.asset().text());
    json.writeStringField("line", result.line());
    JsonMaps.writeWindow(json, result.window());
    json.writeNumberField("asOf", result.asOf());
    json.writeBooleanField("closed", result.closed());
    json.writeStringField("status", result.status().name());
    json.writeStringField("state", result.state());
    writeRatios(json, result.ratios());
    writeTimes(json, result.times());
    json.writeObjectFieldStart("stateSeconds");
    for (Map.Entry<String, Long> state : result.stateMillis().entrySet()) {
      json.writeNumberField(state.getKey(), BigDecimal.valueOf(state.getValue(), MILLI_DIGITS));
    }
    json.writeEndObject();
    Pieces pieces = result.pieces();
    if (pieces != null) {
      json.writeObjectFieldStart("pieces");
      json.writeNumberField("total", pieces.total());
      json.writeNumberField("good", pieces.good());
      json.writeNumberField("scrap", pieces.scrap());
      json.writeNumberField("rework", pieces.rework());
      json.writeEndObject();
    }
    json.writeNumberField("stops", result.stops());
    json.writeNumberField("minorStops", result.minorStops());
    JsonMaps.writeFlags(json, result.flags());
    json.writeStringField("modelVersion", result.modelVersion());
    json.writeNumberField("version", result.version());
    if (result.product() != null) {
      json.writeStringField("product", result.product());
    }
  }

  private static void writeRatios(JsonGenerator json, Ratios ratios) throws IOException {
    writeRatio(json, "availability", ratios.availability());
    writeRatio(json, "performance", ratios.performance());
    writeRatio(json, "quality", ratios.quality());
    writeRatio(json, "oee", ratios.oee());
    writeRatio(json, "oeeLow", ratios.oeeLow());
    writeRatio(json, "oeeHigh", ratios.oeeHigh());
    writeRatio(json, "coverage", ratios.coverage());
  }

  private static void writeRatio(JsonGenerator json, String name, @Nullable Double ratio)
      throws IOException {
    if (ratio == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, ratio);
    }
  }

  private static void writeTimes(JsonGenerator json, ShiftTimes times) throws IOException {
    json.writeObjectFieldStart("millis");
    json.writeNumberField("run", times.run());
    json.writeNumberField("minor", times.minor());
    json.writeNumberField("wait", times.waiting());
    json.writeNumberField("fault", times.fault());
    json.writeNumberField("setup", times.setup());
    json.writeNumberField("maint", times.maint());
    json.writeNumberField("planned", times.planned());
    json.writeNumberField("noOrder", times.noOrder());
    json.writeNumberField("unknown", times.unknown());
    json.writeNumberField("offShift", times.offShift());
    json.writeEndObject();
  }

  /**
   * Reads a result.
   *
   * @throws IOException when the text is no result of this version; the message names the field
   */
  public static ShiftResult read(String text) throws IOException {
    try (JsonParser json = Json.factory().createParser(text)) {
      Json.enterObject(json);
      Fields fields = new Fields();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        fields.take(json, name);
      }
      return fields.result();
    } catch (IllegalArgumentException inconsistent) {
      throw new IOException(inconsistent.getMessage(), inconsistent);
    }
  }

  /** Collects the fields, whatever their order. */
  private static final class Fields {
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Double> ratios = new TreeMap<>();
    private final Map<String, Long> numbers = new TreeMap<>();
    private final SortedMap<String, Long> states = new TreeMap<>();
    private @Nullable Map<String, Long> times;
    private @Nullable Map<String, Long> pieces;
    private @Nullable ShiftWindow window;
    private Set<ResultFlag> flags = Set.of();

    void take(JsonParser json, String name) throws IOException {
      switch (name) {
        case "window" -> window = JsonMaps.readWindow(json);
        case "millis" -> times = JsonMaps.readNamed(json);
        case "pieces" -> pieces = JsonMaps.readNamed(json);
        case "stateSeconds" -> readStates(json);
        case "flags" -> flags = JsonMaps.readFlags(json);
        default -> {
          switch (json.currentToken()) {
            case VALUE_STRING -> texts.put(name, json.getText());
            case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
            case VALUE_NUMBER_FLOAT -> ratios.put(name, json.getDoubleValue());
            default -> json.skipChildren();
          }
        }
      }
    }

    private void readStates(JsonParser json) throws IOException {
      Json.enterObject(json);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (!json.currentToken().isNumeric()) {
          throw new IOException("\"stateSeconds\" of \"%s\" must be a number".formatted(name));
        }
        states.put(name, json.getDecimalValue().movePointRight(MILLI_DIGITS).longValue());
      }
    }

    ShiftResult result() throws IOException {
      long version = number("v");
      if (version != VERSION) {
        throw new IOException("\"v\" is %d; known is %d".formatted(version, VERSION));
      }
      Map<String, Long> made = pieces;
      return new ShiftResult(
          AssetKey.parse(text("asset")),
          text("line"),
          Json.required(window, "window"),
          number("asOf"),
          JsonMaps.constant(ShiftResult.Status.class, text("status")),
          text("state"),
          times(Json.required(times, "millis")),
          states,
          made == null
              ? null
              : new Pieces(
                  of(made, "total"), of(made, "good"), of(made, "scrap"), of(made, "rework")),
          number("stops"),
          number("minorStops"),
          new Ratios(
              ratios.get("availability"),
              ratios.get("performance"),
              ratios.get("quality"),
              ratios.get("oee"),
              ratios.get("oeeLow"),
              ratios.get("oeeHigh"),
              ratios.get("coverage")),
          flags,
          text("modelVersion"),
          // a result of before there were restatements has none
          Math.toIntExact(numbers.getOrDefault("version", 1L)),
          texts.get("product"));
    }

    private static ShiftTimes times(Map<String, Long> millis) throws IOException {
      return new ShiftTimes(
          of(millis, "run"),
          of(millis, "minor"),
          of(millis, "wait"),
          of(millis, "fault"),
          of(millis, "setup"),
          of(millis, "maint"),
          of(millis, "planned"),
          of(millis, "noOrder"),
          of(millis, "unknown"),
          of(millis, "offShift"));
    }

    private static long of(Map<String, Long> values, String name) throws IOException {
      return Json.required(values.get(name), name);
    }

    private String text(String name) throws IOException {
      return Json.required(texts.get(name), name);
    }

    private long number(String name) throws IOException {
      return of(numbers, name);
    }
  }
}
