package dev.shopfloor.cli.oee;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.ExplainedCount;
import dev.shopfloor.oee.ExplainedInterval;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.LossView;
import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results for programs, one JSON object a line; instants are ns since the epoch. */
public final class OeeLines implements OeeOutput {
  private final PrintWriter out;

  /** Prints to this writer. */
  public OeeLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void shifts(AssetFold asset, List<ShownShift> shifts) {
    shifts.forEach(shift -> result("shift", shift.result()));
  }

  @Override
  public void minutes(AssetFold asset, ShownShift shift, List<ShiftResult> minutes) {
    minutes.forEach(minute -> result("minute", minute));
  }

  private void result(String outcome, ShiftResult result) {
    line(outcome, json -> ShiftResultCodec.writeFields(json, result));
  }

  @Override
  public void orders(AssetFold asset, List<OrderRow> orders) {
    orders.forEach(row -> line("order", json -> order(json, row)));
  }

  private static void order(JsonGenerator json, OrderRow row) throws IOException {
    json.writeStringField("asset", row.asset().text());
    json.writeStringField("order", row.order());
    json.writeArrayFieldStart("products");
    for (String product : row.products()) {
      json.writeString(product);
    }
    json.writeEndArray();
    json.writeNumberField("from", row.from());
    json.writeNumberField("to", row.to());
    if (row.started() != null) {
      json.writeNumberField("started", row.started());
    }
    Pieces pieces = row.pieces();
    if (pieces != null) {
      json.writeNumberField("good", pieces.good());
      json.writeNumberField("total", pieces.total());
      json.writeNumberField("scrap", pieces.scrap());
      json.writeNumberField("rework", pieces.rework());
      json.writeNumberField("gap", pieces.gap());
    }
    json.writeNumberField("runMillis", row.times().run());
    json.writeNumberField("setupMillis", row.setupMillis());
    json.writeNumberField("stopMillis", row.stopMillis());
    json.writeNumberField("unknownMillis", row.times().unknown());
    json.writeNumberField("noOrderMillis", row.times().noOrder());
    ratio(json, "availability", row.ratios().availability());
    ratio(json, "performance", row.ratios().performance());
    ratio(json, "quality", row.ratios().quality());
    ratio(json, "oee", row.ratios().oee());
    json.writeArrayFieldStart("flags");
    for (var flag : row.flags().stream().sorted().toList()) {
      json.writeString(flag.name());
    }
    json.writeEndArray();
  }

  private static void ratio(JsonGenerator json, String name, @Nullable Double ratio)
      throws IOException {
    if (ratio == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, ratio);
    }
  }

  @Override
  public void explanation(AssetFold asset, ShownShift shift, Explanation explanation) {
    String of = asset.history().key().text();
    explanation
        .intervals()
        .forEach(interval -> line("interval", json -> interval(json, of, interval)));
    explanation.counts().forEach(count -> line("count", json -> count(json, of, count)));
    LossView view = LossView.of(explanation.result());
    line(
        "loss",
        json ->
            step(
                json,
                of,
                new LossView.Step("All time", 0, LossView.Factor.OUTSIDE, 0, view.calendar())));
    view.steps().forEach(step -> line("loss", json -> step(json, of, step)));
    result("shift", explanation.result());
  }

  private static void interval(JsonGenerator json, String asset, ExplainedInterval interval)
      throws IOException {
    json.writeStringField("asset", asset);
    json.writeNumberField("start", interval.start());
    json.writeNumberField("end", interval.end());
    json.writeStringField("class", interval.timeClass().name());
    json.writeBooleanField("minor", interval.minor());
    json.writeStringField("state", interval.state());
    json.writeStringField("reason", interval.reason());
    json.writeStringField("source", interval.source());
    json.writeStringField("rule", interval.rule());
  }

  private static void count(JsonGenerator json, String asset, ExplainedCount count)
      throws IOException {
    json.writeStringField("asset", asset);
    json.writeNumberField("time", count.time());
    json.writeStringField("tag", count.tag());
    json.writeStringField("counts", count.counts().name());
    json.writeNumberField("value", count.value());
    json.writeNumberField("pieces", count.pieces());
    json.writeNumberField("gap", count.gap());
    json.writeStringField("product", count.product());
    json.writeNumberField("idealNanos", count.idealNanos());
    if (count.remark() != null) {
      json.writeStringField("remark", count.remark().name());
    }
  }

  private static void step(JsonGenerator json, String asset, LossView.Step step)
      throws IOException {
    json.writeStringField("asset", asset);
    json.writeStringField("name", step.name());
    json.writeNumberField("bigLoss", step.bigLoss());
    json.writeStringField("factor", step.factor().name());
    json.writeNumberField("millis", step.millis());
    json.writeNumberField("left", step.left());
  }

  @Override
  public void ledger(Ledger ledger, long lines) {
    line("ledger", json -> new OeeAccount(ledger, lines).write(json));
    out.flush();
  }

  private void line(String outcome, Json.Writer fields) {
    byte[] bytes =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("outcome", outcome);
          fields.write(json);
          json.writeEndObject();
        });
    out.println(new String(bytes, StandardCharsets.UTF_8));
  }
}
