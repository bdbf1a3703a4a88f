package dev.shopfloor.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * The report for programs, one object a line: one {@code shift} an asset and shift, one {@code
 * workOrder} an order, then {@code quarantine}, {@code rows} and, last, {@code ledger}.
 */
public final class ReportJson {
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
    ShiftResultCodec.writeFields(json, result);
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
    accounts(json, report.ledgers());
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

  /** Writes one object a stage, each a field of the object that is open. */
  public static void accounts(JsonGenerator json, Collection<Ledger> ledgers) throws IOException {
    for (Ledger ledger : ledgers) {
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
