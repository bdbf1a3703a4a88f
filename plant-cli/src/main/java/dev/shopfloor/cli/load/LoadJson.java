package dev.shopfloor.cli.load;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.functions.Work;
import dev.shopfloor.cli.run.ReportJson;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The report of a load for programs, one object a line: one {@code step} for each rate, {@code
 * knee} with a ramp, and, last, {@code ledger}. Times are milliseconds.
 */
final class LoadJson {
  private static final double SECOND = 1e9;

  private final PrintWriter out;

  LoadJson(PrintWriter out) {
    this.out = out;
  }

  void print(LoadReport report) {
    for (StepResult step : report.steps()) {
      line(json -> step(json, report, step));
    }
    if (report.spec().ramp()) {
      Knee knee = Knee.of(report.steps());
      line(json -> {
        json.writeStringField("outcome", "knee");
        if (knee.below().isPresent()) {
          json.writeNumberField("keepsUpAt", knee.below().get().rate());
        }
        if (knee.beyond().isPresent()) {
          json.writeNumberField("doesNotAt", knee.beyond().get().rate());
          json.writeStringField("limit", Limit.of(knee.beyond().get()));
        }
      });
    }
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

  private static void step(JsonGenerator json, LoadReport report, StepResult step)
      throws IOException {
    json.writeStringField("outcome", "step");
    json.writeStringField("load", report.spec().text());
    json.writeStringField("machine", report.machine());
    json.writeNumberField("messagesPerSecond", step.rate());
    json.writeNumberField("seconds", step.seconds());
    json.writeBooleanField("keepsUp", step.keepsUp());
    json.writeNumberField("sent", step.sending().sent());
    json.writeNumberField("notSent", step.sending().notSent());
    json.writeNumberField("heldBackSeconds", step.sending().heldNanos() / SECOND);
    json.writeNumberField("accepted", step.accepted());
    json.writeNumberField("storedMeanwhile", step.stored());
    json.writeNumberField("storedPerSecond", step.storedPerSecond());
    json.writeNumberField("storedInSlowestSecond", step.storedSlowest());
    latency(json, "untilStored", step.latency());
    latency(json, "untilVisible", step.visible());
    json.writeNumberField("waitingMost", step.waitingMost());
    json.writeNumberField("waitingAtEnd", step.waitingLast());
    json.writeNumberField("waitingGrowthPerSecond", step.growth());
    if (!Double.isInfinite(step.doneAfter())) {
      json.writeNumberField("doneAfterSeconds", step.doneAfter());
    }
    counts(json, "queuesMost", step.queuesMost());
    counts(json, "queuesAtEnd", step.queuesLast());
    json.writeNumberField("heapBytesMost", step.heapBytes());
    json.writeNumberField("processors", step.processors());
    json.writeNumberField("cores", step.plantCores());
    if (!Double.isNaN(step.machineCores())) {
      json.writeNumberField("coresOfTheMachine", step.machineCores());
    }
    json.writeObjectFieldStart("coresByPart");
    for (Map.Entry<PlantPart, Double> part : step.cores().entrySet()) {
      json.writeNumberField(part.getKey().name().toLowerCase(Locale.ROOT), part.getValue());
    }
    json.writeEndObject();
    functions(json, step);
    if (!step.keepsUp()) {
      json.writeStringField("limit", Limit.of(step));
    }
  }

  private static void functions(JsonGenerator json, StepResult step) throws IOException {
    json.writeObjectFieldStart("functions");
    for (Map.Entry<String, Work.Sum> function : step.functions().entrySet()) {
      json.writeObjectFieldStart(function.getKey());
      json.writeNumberField("atOnce", step.environments().getOrDefault(function.getKey(), 1));
      json.writeNumberField("invocations", function.getValue().invocations());
      json.writeNumberField("busySeconds", function.getValue().busyNanos() / SECOND);
      json.writeNumberField("cpuSeconds", function.getValue().cpuNanos() / SECOND);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void latency(JsonGenerator json, String name, Latency times) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", times.count());
    json.writeNumberField("p50", times.p50());
    json.writeNumberField("p90", times.p90());
    json.writeNumberField("p99", times.p99());
    json.writeNumberField("p99.9", times.p999());
    json.writeNumberField("max", times.max());
    json.writeEndObject();
  }

  private static void ledger(JsonGenerator json, LoadReport report) throws IOException {
    json.writeStringField("outcome", "ledger");
    json.writeBooleanField("addsUp", report.addsUp());
    json.writeNumberField("messages", report.messages());
    json.writeNumberField("readings", report.readings());
    json.writeNumberField("stillQueued", report.waiting());
    ReportJson.accounts(json, report.ledgers());
    counts(json, "stuck", report.stuck());
    json.writeArrayFieldStart("differences");
    for (String difference : report.differences()) {
      json.writeString(difference);
    }
    json.writeEndArray();
  }

  private static void counts(JsonGenerator json, String name, Map<String, Integer> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }
}
