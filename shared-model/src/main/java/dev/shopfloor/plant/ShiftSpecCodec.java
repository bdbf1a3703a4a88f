package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.ShiftSpec.BusinessDate;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/** A shift as JSON. */
final class ShiftSpecCodec {
  private ShiftSpecCodec() {}

  static void write(JsonGenerator json, ShiftSpec shift) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", shift.code());
    json.writeStringField("start", shift.start().toString());
    json.writeStringField("end", shift.end().toString());
    PlantCodec.writeSorted(json, "days", shift.days());
    writeBreaks(json, shift.breaks());
    if (shift.businessDate() != BusinessDate.START) {
      json.writeStringField("businessDate", shift.businessDate().name());
    }
    json.writeEndObject();
  }

  private static void writeBreaks(JsonGenerator json, List<BreakSpec> breaks) throws IOException {
    if (breaks.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("breaks");
    for (BreakSpec pause : breaks) {
      json.writeStartObject();
      json.writeStringField("start", pause.start().toString());
      json.writeStringField("end", pause.end().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static ShiftSpec read(JsonParser json) throws IOException {
    Json.enterObject(json);
    String code = null;
    LocalTime start = null;
    LocalTime end = null;
    List<DayOfWeek> days = List.of();
    List<BreakSpec> breaks = List.of();
    BusinessDate businessDate = BusinessDate.START;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "code" -> code = Json.text(json, name);
        case "start" -> start = time(json);
        case "end" -> end = time(json);
        case "days" -> days = PlantCodec.list(json, each -> Json.constant(DayOfWeek.class, each));
        case "breaks" -> breaks = PlantCodec.list(json, ShiftSpecCodec::readBreak);
        case "businessDate" -> businessDate = Json.constant(BusinessDate.class, json);
        default -> json.skipChildren();
      }
    }
    return new ShiftSpec(
        Json.required(code, "code"),
        Json.required(start, "start"),
        Json.required(end, "end"),
        Set.copyOf(days),
        breaks,
        businessDate);
  }

  private static BreakSpec readBreak(JsonParser json) throws IOException {
    Json.enterObject(json);
    LocalTime start = null;
    LocalTime end = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "start" -> start = time(json);
        case "end" -> end = time(json);
        default -> json.skipChildren();
      }
    }
    return new BreakSpec(Json.required(start, "start"), Json.required(end, "end"));
  }

  private static LocalTime time(JsonParser json) throws IOException {
    String text = Json.text(json, json.currentName());
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new IOException(
          "\"" + json.currentName() + "\" cannot be \"" + text + "\"", unreadable);
    }
  }
}
