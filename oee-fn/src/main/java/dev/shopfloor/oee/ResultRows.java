package dev.shopfloor.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.OeePolicy.Counts;
import dev.shopfloor.plant.OeePolicy.Setup;
import dev.shopfloor.plant.TimeClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a result that asset, line and plant have in common, as JSON. */
final class ResultRows {
  private ResultRows() {}

  static void writeRatios(JsonGenerator json, Ratios ratios) throws IOException {
    writeRatio(json, "availability", ratios.availability());
    writeRatio(json, "performance", ratios.performance());
    writeRatio(json, "quality", ratios.quality());
    writeRatio(json, "qualityCount", ratios.qualityCount());
    writeRatio(json, "oee", ratios.oee());
    writeRatio(json, "oeeLow", ratios.oeeLow());
    writeRatio(json, "oeeHigh", ratios.oeeHigh());
    writeRatio(json, "coverage", ratios.coverage());
    writeRatio(json, "nee", ratios.nee());
    writeRatio(json, "teep", ratios.teep());
    writeRatio(json, "loading", ratios.loading());
  }

  private static void writeRatio(JsonGenerator json, String name, @Nullable Double ratio)
      throws IOException {
    if (ratio == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, ratio);
    }
  }

  static void writeTimes(JsonGenerator json, ShiftTimes times) throws IOException {
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
    json.writeEndObject();
  }

  static ShiftTimes times(Map<String, Long> millis) throws IOException {
    return new ShiftTimes(
        of(millis, "run"),
        of(millis, "minor"),
        of(millis, "wait"),
        of(millis, "fault"),
        of(millis, "setup"),
        of(millis, "maint"),
        of(millis, "planned"),
        of(millis, "plannedLoss"),
        of(millis, "noOrder"),
        of(millis, "unknown"),
        of(millis, "offShift"));
  }

  static void writeBases(JsonGenerator json, Bases bases) throws IOException {
    json.writeObjectFieldStart("nanos");
    json.writeNumberField("calendar", bases.calendar());
    json.writeNumberField("planned", bases.planned());
    json.writeNumberField("run", bases.run());
    json.writeNumberField("setup", bases.setup());
    json.writeNumberField("unknown", bases.unknown());
    json.writeNumberField("ideal", bases.ideal());
    json.writeNumberField("goodIdeal", bases.goodIdeal());
    json.writeNumberField("startupIdeal", bases.startupIdeal());
    json.writeNumberField("ideals", bases.ideals() ? 1 : 0);
    json.writeEndObject();
  }

  static Bases bases(Map<String, Long> nanos) throws IOException {
    return new Bases(
        of(nanos, "calendar"),
        of(nanos, "planned"),
        of(nanos, "run"),
        of(nanos, "setup"),
        of(nanos, "unknown"),
        of(nanos, "ideal"),
        of(nanos, "goodIdeal"),
        of(nanos, "startupIdeal"),
        of(nanos, "ideals") == 1);
  }

  static void writePieces(JsonGenerator json, Pieces pieces) throws IOException {
    json.writeNumberField("total", pieces.total());
    json.writeNumberField("good", pieces.good());
    json.writeNumberField("scrap", pieces.scrap());
    json.writeNumberField("rework", pieces.rework());
    json.writeNumberField("gap", pieces.gap());
  }

  static Pieces pieces(Map<String, Long> pieces) throws IOException {
    return new Pieces(
        of(pieces, "total"),
        of(pieces, "good"),
        of(pieces, "scrap"),
        of(pieces, "rework"),
        of(pieces, "gap"));
  }

  static void writeStops(JsonGenerator json, StopFigures stops) throws IOException {
    json.writeObjectFieldStart("stops");
    json.writeNumberField("stops", stops.stops());
    json.writeNumberField("minorStops", stops.minorStops());
    json.writeNumberField("failures", stops.failures());
    json.writeNumberField("repairMillis", stops.repairMillis());
    json.writeNumberField("changeovers", stops.changeovers());
    json.writeEndObject();
  }

  static StopFigures stops(Map<String, Long> stops) throws IOException {
    return new StopFigures(
        of(stops, "stops"),
        of(stops, "minorStops"),
        of(stops, "failures"),
        of(stops, "repairMillis"),
        of(stops, "changeovers"));
  }

  static void writeLosses(JsonGenerator json, List<LossRow> losses) throws IOException {
    json.writeArrayFieldStart("losses");
    for (LossRow row : losses) {
      json.writeStartObject();
      json.writeStringField("class", row.timeClass().name());
      json.writeNumberField("minor", row.minor() ? 1 : 0);
      json.writeStringField("reason", row.reason());
      json.writeNumberField("count", row.count());
      json.writeNumberField("millis", row.millis());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static List<LossRow> losses(JsonParser json) throws IOException {
    List<LossRow> rows = new ArrayList<>();
    for (Row row : rows(json, "losses")) {
      rows.add(
          new LossRow(
              JsonMaps.constant(TimeClass.class, Json.required(row.texts.get("class"), "class")),
              of(row.numbers, "minor") == 1,
              Json.required(row.texts.get("reason"), "reason"),
              of(row.numbers, "count"),
              of(row.numbers, "millis")));
    }
    return rows;
  }

  static void writeProducts(JsonGenerator json, List<ProductRow> products) throws IOException {
    json.writeArrayFieldStart("products");
    for (ProductRow row : products) {
      json.writeStartObject();
      json.writeStringField("product", row.product());
      writePieces(json, row.pieces());
      json.writeNumberField("idealNanos", row.idealNanos());
      json.writeNumberField("goodIdealNanos", row.goodIdealNanos());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static List<ProductRow> products(JsonParser json) throws IOException {
    List<ProductRow> rows = new ArrayList<>();
    for (Row row : rows(json, "products")) {
      rows.add(
          new ProductRow(
              Json.required(row.texts.get("product"), "product"),
              pieces(row.numbers),
              of(row.numbers, "idealNanos"),
              of(row.numbers, "goodIdealNanos")));
    }
    return rows;
  }

  static void writeAccounting(JsonGenerator json, Accounting accounting) throws IOException {
    json.writeArrayFieldStart("accounting");
    json.writeString(accounting.noOrder().name());
    json.writeString(accounting.unknown().name());
    json.writeString(accounting.waiting().name());
    json.writeString(accounting.setup().name());
    json.writeEndArray();
  }

  static Accounting accounting(JsonParser json) throws IOException {
    enterArray(json, "accounting");
    List<String> words = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      words.add(Json.text(json, "accounting"));
    }
    if (words.size() != 4) {
      throw new IOException("\"accounting\" must hold four words");
    }
    return new Accounting(
        JsonMaps.constant(Counts.class, words.get(0)),
        JsonMaps.constant(Counts.class, words.get(1)),
        JsonMaps.constant(Counts.class, words.get(2)),
        JsonMaps.constant(Setup.class, words.get(3)));
  }

  record Row(Map<String, String> texts, Map<String, Long> numbers) {}

  static List<Row> rows(JsonParser json, String field) throws IOException {
    enterArray(json, field);
    List<Row> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Json.enterObject(json);
      Row row = new Row(new HashMap<>(), new HashMap<>());
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        switch (json.nextToken()) {
          case VALUE_NUMBER_INT -> row.numbers.put(name, json.getLongValue());
          case VALUE_STRING -> row.texts.put(name, json.getText());
          default -> json.skipChildren();
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static void enterArray(JsonParser json, String field) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"" + field + "\" must be an array");
    }
  }

  static long of(Map<String, Long> values, String name) throws IOException {
    return Json.required(values.get(name), name);
  }
}
