package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShiftFinalized;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.TargetCrossed;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The details of events about shifts, after what all events begin with. */
final class ShiftCodec {
  private ShiftCodec() {}

  static void writeRest(JsonGenerator json, ShiftClosed shift) throws IOException {
    writeShift(json, shift.line(), shift.shift(), shift.start(), shift.end());
    writeFigures(
        json,
        new ShiftRestated.Figures(
            shift.availability(),
            shift.performance(),
            shift.quality(),
            shift.oee(),
            shift.plannedMillis(),
            shift.runMillis(),
            shift.pieces()));
  }

  static void writeRest(JsonGenerator json, ShiftRestated shift) throws IOException {
    writeShift(json, shift.line(), shift.shift(), shift.start(), shift.end());
    json.writeNumberField("version", shift.version());
    json.writeStringField("cause", shift.cause().name());
    Long lateFrom = shift.lateFrom();
    if (lateFrom != null) {
      json.writeNumberField("lateFrom", lateFrom);
    }
    json.writeStringField("policyId", shift.policyId());
    json.writeObjectFieldStart("before");
    writeFigures(json, shift.before());
    json.writeEndObject();
    json.writeObjectFieldStart("after");
    writeFigures(json, shift.after());
    json.writeEndObject();
  }

  static void writeRest(JsonGenerator json, ShiftFinalized shift) throws IOException {
    writeShift(json, shift.line(), shift.shift(), shift.start(), shift.end());
    json.writeStringField("businessDate", shift.businessDate());
    json.writeBooleanField("complete", shift.complete());
    writeRatio(json, "coverage", shift.coverage());
    writeRatio(json, "oeeLow", shift.oeeLow());
    writeRatio(json, "oeeHigh", shift.oeeHigh());
    json.writeStringField("policyId", shift.policyId());
    writeFigures(json, shift.figures());
  }

  static void writeRest(JsonGenerator json, TargetCrossed crossed) throws IOException {
    json.writeStringField("line", crossed.line());
    json.writeStringField("shift", crossed.shift());
    json.writeNumberField("start", crossed.start());
    json.writeStringField("direction", crossed.direction().name());
    json.writeNumberField("oee", crossed.oee());
    json.writeNumberField("target", crossed.target());
  }

  private static void writeShift(
      JsonGenerator json, String line, String shift, long start, long end) throws IOException {
    json.writeStringField("line", line);
    json.writeStringField("shift", shift);
    json.writeNumberField("start", start);
    json.writeNumberField("end", end);
  }

  private static void writeFigures(JsonGenerator json, ShiftRestated.Figures figures)
      throws IOException {
    writeRatio(json, "availability", figures.availability());
    writeRatio(json, "performance", figures.performance());
    writeRatio(json, "quality", figures.quality());
    writeRatio(json, "oee", figures.oee());
    json.writeNumberField("plannedMillis", figures.plannedMillis());
    json.writeNumberField("runMillis", figures.runMillis());
    Long pieces = figures.pieces();
    if (pieces != null) {
      json.writeNumberField("pieces", pieces);
    }
  }

  private static void writeRatio(JsonGenerator json, String name, @Nullable Double ratio)
      throws IOException {
    if (ratio == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, ratio);
    }
  }
}
