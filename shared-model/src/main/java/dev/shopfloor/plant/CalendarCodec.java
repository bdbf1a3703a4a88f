package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What differs from the weekly shifts, as JSON. */
final class CalendarCodec {
  private CalendarCodec() {}

  static void write(JsonGenerator json, CalendarRules rules) throws IOException {
    json.writeStartObject();
    if (!rules.holidays().isEmpty()) {
      PlantCodec.writeSorted(json, "holidays", rules.holidays());
    }
    if (!rules.extra().isEmpty()) {
      json.writeObjectFieldStart("extra");
      for (Map.Entry<LocalDate, Set<String>> day : new TreeMap<>(rules.extra()).entrySet()) {
        PlantCodec.writeSorted(json, day.getKey().toString(), day.getValue());
      }
      json.writeEndObject();
    }
    if (!rules.stops().isEmpty()) {
      json.writeArrayFieldStart("stops");
      for (PlannedStop stop : rules.stops()) {
        writeStop(json, stop);
      }
      json.writeEndArray();
    }
    if (rules.breaks() != PlannedStop.Counts.EXCLUDED) {
      json.writeStringField("breaksCount", rules.breaks().name());
    }
    json.writeEndObject();
  }

  private static void writeStop(JsonGenerator json, PlannedStop stop) throws IOException {
    json.writeStartObject();
    json.writeNumberField("start", stop.start());
    json.writeNumberField("end", stop.end());
    json.writeStringField("reason", stop.reason());
    if (stop.counts() != PlannedStop.Counts.EXCLUDED) {
      json.writeStringField("counts", stop.counts().name());
    }
    json.writeEndObject();
  }

  static CalendarRules read(JsonParser json) throws IOException {
    Json.enterObject(json);
    List<LocalDate> holidays = List.of();
    Map<LocalDate, Set<String>> extra = Map.of();
    List<PlannedStop> stops = List.of();
    PlannedStop.Counts breaks = PlannedStop.Counts.EXCLUDED;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "holidays" ->
            holidays = PlantCodec.list(json, each -> date(Json.text(each, "holidays")));
        case "extra" -> extra = readExtra(json);
        case "stops" -> stops = PlantCodec.list(json, CalendarCodec::readStop);
        case "breaksCount" -> breaks = Json.constant(PlannedStop.Counts.class, json);
        default -> json.skipChildren();
      }
    }
    return new CalendarRules(new HashSet<>(holidays), extra, stops, breaks);
  }

  private static Map<LocalDate, Set<String>> readExtra(JsonParser json) throws IOException {
    Json.enterObject(json);
    Map<LocalDate, Set<String>> extra = new TreeMap<>();
    for (String day = json.nextFieldName(); day != null; day = json.nextFieldName()) {
      json.nextToken();
      extra.put(date(day), new HashSet<>(PlantCodec.list(json, each -> Json.text(each, "extra"))));
    }
    return extra;
  }

  private static PlannedStop readStop(JsonParser json) throws IOException {
    Json.enterObject(json);
    Long start = null;
    Long end = null;
    String reason = null;
    PlannedStop.Counts counts = PlannedStop.Counts.EXCLUDED;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "start" -> start = Json.whole(json, name);
        case "end" -> end = Json.whole(json, name);
        case "reason" -> reason = Json.text(json, name);
        case "counts" -> counts = Json.constant(PlannedStop.Counts.class, json);
        default -> json.skipChildren();
      }
    }
    return stop(
        Json.required(start, "start"),
        Json.required(end, "end"),
        Json.required(reason, "reason"),
        counts);
  }

  private static PlannedStop stop(long start, long end, String reason, PlannedStop.Counts counts)
      throws IOException {
    try {
      return new PlannedStop(start, end, reason, counts);
    } catch (IllegalArgumentException empty) {
      throw new IOException(empty.getMessage(), empty);
    }
  }

  private static LocalDate date(String text) throws IOException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new IOException("a date cannot be \"" + text + "\"", unreadable);
    }
  }
}
