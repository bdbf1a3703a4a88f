package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.Ratios;
import dev.shopfloor.oee.ResultFlag;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftTimes;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shift's result for the page; instants in ms since the epoch. */
final class ShiftJson {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private ShiftJson() {}

  static void write(JsonGenerator json, ShiftResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", result.window().code());
    json.writeBooleanField("offShift", result.window().offShift());
    json.writeNumberField("start", result.window().start() / NANOS_PER_MILLI);
    json.writeNumberField("end", result.window().end() / NANOS_PER_MILLI);
    json.writeNumberField("asOf", result.asOf() / NANOS_PER_MILLI);
    json.writeBooleanField("closed", result.closed());
    json.writeNumberField("version", result.version());
    json.writeStringField("status", result.status().name());
    writeRatios(json, result.ratios());
    writeTimes(json, result);
    Pieces pieces = result.pieces();
    if (pieces != null) {
      json.writeObjectFieldStart("pieces");
      json.writeNumberField("total", pieces.total());
      json.writeNumberField("good", pieces.good());
      json.writeNumberField("scrap", pieces.scrap());
      json.writeNumberField("rework", pieces.rework());
      json.writeEndObject();
    }
    json.writeObjectFieldStart("states");
    for (Map.Entry<String, Long> state : result.stateMillis().entrySet()) {
      json.writeNumberField(state.getKey(), state.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("stops", result.stops().stops());
    json.writeNumberField("minorStops", result.stops().minorStops());
    json.writeArrayFieldStart("flags");
    for (ResultFlag flag : result.flags()) {
      json.writeString(flag.name());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes the ratios that the plant's page shows. */
  static void writeRatios(JsonGenerator json, Ratios ratios) throws IOException {
    ratio(json, "availability", ratios.availability());
    ratio(json, "performance", ratios.performance());
    ratio(json, "quality", ratios.quality());
    ratio(json, "oee", ratios.oee());
    ratio(json, "oeeLow", ratios.oeeLow());
    ratio(json, "oeeHigh", ratios.oeeHigh());
    ratio(json, "coverage", ratios.coverage());
  }

  private static void writeTimes(JsonGenerator json, ShiftResult result) throws IOException {
    ShiftTimes times = result.times();
    json.writeObjectFieldStart("millis");
    json.writeNumberField("run", times.run());
    json.writeNumberField("minor", times.minor());
    json.writeNumberField("wait", times.waiting());
    json.writeNumberField("fault", times.fault());
    json.writeNumberField("setup", times.setup());
    json.writeNumberField("maint", times.maint());
    json.writeNumberField("planned", times.planned());
    json.writeNumberField("plannedLoss", times.plannedLoss());
    json.writeNumberField("noOrder", times.noOrder());
    json.writeNumberField("unknown", times.unknown());
    json.writeNumberField("offShift", times.offShift());
    json.writeNumberField("plannedBusy", result.plannedMillis());
    json.writeEndObject();
  }

  /** Writes a ratio, 0 to 1, or null where it is undefined. */
  static void ratio(JsonGenerator json, String name, @Nullable Double ratio) throws IOException {
    if (ratio == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, ratio);
    }
  }
}
