package dev.shopfloor.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.Ratios;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report for programs, one object a line: one {@code shift} an asset and shift, one {@code
 * workOrder} an order, then {@code quarantine}, {@code rows} and, last, {@code ledger}.
 */
final class ReportJson {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final PrintWriter out;

  ReportJson(PrintWriter out) {
    this.out = out;
  }

  void print(RunReport report) {
    for (ShiftResult result : report.results()) {
      line(json -> shift(json, result));
    }
    for (WorkOrder order : report.workOrders()) {
      line(json -> order(json, order));
    }
    line(json -> {
      json.writeStringField("outcome", "quarantine");
      for (Map.Entry<Reason, Integer> entry : report.quarantine().entrySet()) {
        json.writeNumberField(entry.getKey().name(), entry.getValue());
      }
    });
    line(json -> {
      json.writeStringField("outcome", "rows");
      for (Map.Entry<String, Long> entry : report.rows().entrySet()) {
        json.writeNumberField(entry.getKey(), entry.getValue());
      }
    });
    line(json -> ledger(json, report));
  }

  private void line(Json.Writer fields) {
    byte[] bytes =
        Json.bytes(json -> {
          json.writeStartObject();
          fields.write(json);
          json.writeEndObject();
        });
    out.println(new String(bytes, StandardCharsets.UTF_8));
  }

  private static void shift(JsonGenerator json, ShiftResult result) throws IOException {
    json.writeStringField("outcome", "shift");
    json.writeStringField("site", result.asset().site());
    json.writeStringField("line", result.line());
    json.writeStringField("asset", result.asset().asset());
    json.writeStringField("shift", result.window().code());
    json.writeNumberField("start", result.window().start());
    json.writeNumberField("end", result.window().end());
    json.writeNumberField("asOf", result.asOf());
    json.writeStringField("status", result.status().name());
    json.writeStringField("state", result.state());
    ratios(json, result.ratios());
    times(json, result.times());
    json.writeObjectFieldStart("stateSeconds");
    for (Map.Entry<String, Long> state : result.stateMillis().entrySet()) {
      json.writeNumberField(state.getKey(), state.getValue() / 1000.0);
    }
    json.writeEndObject();
    Pieces pieces = result.pieces();
    if (pieces != null) {
      json.writeNumberField("total", pieces.total());
      json.writeNumberField("good", pieces.good());
      json.writeNumberField("scrap", pieces.scrap());
      json.writeNumberField("rework", pieces.rework());
    }
    json.writeNumberField("stops", result.stops());
    json.writeNumberField("minorStops", result.minorStops());
    json.writeArrayFieldStart("flags");
    for (var flag : result.flags()) {
      json.writeString(flag.name());
    }
    json.writeEndArray();
    json.writeStringField("modelVersion", result.modelVersion());
  }

  private static void ratios(JsonGenerator json, Ratios ratios) throws IOException {
    ratio(json, "availability", ratios.availability());
    ratio(json, "performance", ratios.performance());
    ratio(json, "quality", ratios.quality());
    ratio(json, "oee", ratios.oee());
    ratio(json, "oeeLow", ratios.oeeLow());
    ratio(json, "oeeHigh", ratios.oeeHigh());
    ratio(json, "coverage", ratios.coverage());
  }

  private static void ratio(JsonGenerator json, String name, @Nullable Double ratio)
      throws IOException {
    if (ratio == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, ratio);
    }
  }

  private static void times(JsonGenerator json, ShiftTimes times) throws IOException {
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

  private static void order(JsonGenerator json, WorkOrder order) throws IOException {
    json.writeStringField("outcome", "workOrder");
    json.writeStringField("number", order.number());
    json.writeStringField("priority", order.priority());
    json.writeStringField("status", order.status().name());
    json.writeStringField("title", order.title());
    json.writeStringField("asset", order.asset());
    json.writeStringField("marker", order.marker());
    json.writeNumberField("created", order.created().toEpochMilli() * NANOS_PER_MILLI);
    json.writeNumberField("comments", order.comments().size());
  }

  private static void ledger(JsonGenerator json, RunReport report) throws IOException {
    json.writeStringField("outcome", "ledger");
    json.writeBooleanField("addsUp", report.addsUp());
    json.writeNumberField("published", report.messages());
    json.writeNumberField("refusedAtTheDoor", report.atTheDoor());
    for (Ledger ledger : report.ledgers()) {
      json.writeObjectFieldStart(ledger.stage().word());
      for (Subject subject : Subject.values()) {
        if (ledger.taken(subject) > 0) {
          account(json, ledger, subject);
        }
      }
      for (Map.Entry<String, Long> note : new java.util.TreeMap<>(ledger.notes()).entrySet()) {
        json.writeNumberField(note.getKey(), note.getValue());
      }
      json.writeEndObject();
    }
    json.writeObjectFieldStart("stuck");
    for (Map.Entry<String, Integer> queue : report.stuck().entrySet()) {
      json.writeNumberField(queue.getKey(), queue.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("differences");
    for (String difference : report.differences()) {
      json.writeString(difference);
    }
    json.writeEndArray();
  }

  private static void account(JsonGenerator json, Ledger ledger, Subject subject)
      throws IOException {
    json.writeObjectFieldStart(subject.word());
    json.writeNumberField("taken", ledger.taken(subject));
    for (Outcome outcome : Outcome.values()) {
      if (ledger.counted(subject, outcome) > 0) {
        json.writeNumberField(outcome.word(), ledger.counted(subject, outcome));
      }
    }
    json.writeNumberField("difference", ledger.difference(subject));
    json.writeEndObject();
  }
}
