package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.oee.ExplainedCount;
import dev.shopfloor.oee.ExplainedInterval;
import dev.shopfloor.oee.LossView;
import dev.shopfloor.oee.ShiftResult;
import java.io.IOException;
import java.util.List;

/** What a shift's numbers are made of; instants and spans in ms. */
final class ExplanationJson {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private ExplanationJson() {}

  /** Writes the way from all time down to good pieces. */
  static void waterfall(JsonGenerator json, ShiftResult result) throws IOException {
    LossView view = LossView.of(result);
    json.writeObjectFieldStart("waterfall");
    json.writeNumberField("calendar", view.calendar());
    json.writeArrayFieldStart("steps");
    for (LossView.Step step : view.steps()) {
      json.writeStartObject();
      json.writeStringField("name", step.name());
      json.writeNumberField("bigLoss", step.bigLoss());
      json.writeStringField("factor", step.factor().name());
      json.writeNumberField("millis", step.millis());
      json.writeNumberField("left", step.left());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes the intervals; they lie end to end. */
  static void intervals(JsonGenerator json, List<ExplainedInterval> intervals) throws IOException {
    json.writeArrayFieldStart("intervals");
    for (ExplainedInterval interval : intervals) {
      json.writeStartObject();
      json.writeNumberField("from", interval.start() / NANOS_PER_MILLI);
      json.writeNumberField("to", interval.end() / NANOS_PER_MILLI);
      json.writeStringField("class", interval.timeClass().name());
      json.writeBooleanField("minor", interval.minor());
      json.writeStringField("state", interval.state());
      json.writeStringField("reason", interval.reason());
      json.writeStringField("source", interval.source());
      json.writeStringField("rule", interval.rule());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the counts that were remarkable, with the instant of each. */
  static void remarks(JsonGenerator json, List<ExplainedCount> counts) throws IOException {
    json.writeArrayFieldStart("remarks");
    for (ExplainedCount count : counts) {
      if (count.remark() != null) {
        json.writeStartObject();
        json.writeNumberField("at", count.time() / NANOS_PER_MILLI);
        json.writeStringField("flag", count.remark().name());
        json.writeStringField("tag", count.tag());
        json.writeNumberField("value", count.value());
        json.writeNumberField("pieces", count.pieces());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
