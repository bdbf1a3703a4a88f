package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maintenance windows and shelved problems as JSON. */
final class OrderSilenceCodec {
  private OrderSilenceCodec() {}

  static void write(JsonGenerator json, OrderSilence silence) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", silence.kind().name());
    json.writeStringField("reason", silence.reason());
    if (silence.by() != null) {
      json.writeStringField("by", silence.by());
    }
    WorkOrderCodec.writeMatch(json, silence.match());
    if (silence.from() != 0) {
      json.writeNumberField("from", silence.from());
    }
    if (silence.to() != Long.MAX_VALUE) {
      json.writeNumberField("to", silence.to());
    }
    WeeklyTime weekly = silence.weekly();
    if (weekly != null) {
      json.writeObjectFieldStart("weekly");
      PlantCodec.writeSorted(json, "days", weekly.days());
      json.writeStringField("at", weekly.at().toString());
      json.writeNumberField("length", weekly.length());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  static OrderSilence read(JsonParser json) throws IOException {
    Json.enterObject(json);
    OrderSilence.Kind kind = null;
    String reason = null;
    String by = null;
    TopicMatch match = TopicMatch.ALL;
    long from = 0;
    long to = Long.MAX_VALUE;
    WeeklyTime weekly = null;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "kind" -> kind = Json.constant(OrderSilence.Kind.class, json);
        case "reason" -> reason = Json.text(json, name);
        case "by" -> by = Json.textOrNull(json);
        case "match" -> match = WorkOrderCodec.readMatch(json);
        case "from" -> from = Json.whole(json, name);
        case "to" -> to = Json.whole(json, name);
        case "weekly" -> weekly = readWeekly(json);
        default -> json.skipChildren();
      }
    }
    return new OrderSilence(
        Json.required(kind, "kind"), Json.required(reason, "reason"), by, match, from, to, weekly);
  }

  private static WeeklyTime readWeekly(JsonParser json) throws IOException {
    Json.enterObject(json);
    List<DayOfWeek> days = List.of();
    String at = null;
    long length = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "days" -> days = PlantCodec.list(json, each -> Json.constant(DayOfWeek.class, each));
        case "at" -> at = Json.text(json, name);
        case "length" -> length = Json.whole(json, name);
        default -> json.skipChildren();
      }
    }
    return weekly(days, at, length);
  }

  private static WeeklyTime weekly(List<DayOfWeek> days, @Nullable String at, long length)
      throws IOException {
    try {
      return new WeeklyTime(new HashSet<>(days), LocalTime.parse(Json.required(at, "at")), length);
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      throw new IOException("\"weekly\" cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
