package dev.shopfloor.cli.page;

import dev.shopfloor.cli.page.Script.Machine;
import dev.shopfloor.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shift results in the form in which the OEE function leaves them. */
final class FakeResults {
  private FakeResults() {}

  static void write(FakeTables tables) {
    Instant early = Instant.parse("2026-03-02T05:00:00Z");
    int at = 0;
    for (Machine machine : Script.MACHINES) {
      boolean counts = !machine.type().equals("wrapper");
      double lost = at++ * 0.041;
      shift(tables, machine, "start-up", Script.START, early, early, counts ? 0.611 - lost : null);
      Instant end = Instant.parse("2026-03-02T13:00:00Z");
      shift(tables, machine, "early", early, end, Script.TICK, counts ? 0.752 - lost : null);
    }
  }

  private static void shift(
      FakeTables tables,
      Machine machine,
      String code,
      Instant start,
      Instant end,
      Instant asOf,
      @Nullable Double oee) {
    String json =
        new String(
            Json.bytes(out -> {
              out.writeStartObject();
              out.writeNumberField("v", 1);
              out.writeNumberField("version", 1);
              out.writeStringField("asset", machine.key());
              out.writeStringField("line", machine.line());
              out.writeObjectFieldStart("window");
              out.writeStringField("code", code);
              out.writeNumberField("start", start.toEpochMilli() * 1_000_000);
              out.writeNumberField("end", end.toEpochMilli() * 1_000_000);
              out.writeBooleanField("offShift", false);
              out.writeEndObject();
              out.writeNumberField("asOf", asOf.toEpochMilli() * 1_000_000);
              out.writeStringField("status", oee == null ? "NO_COUNT" : "OK");
              out.writeStringField("state", machine.steps().getLast().state());
              out.writeNumberField("availability", 0.874);
              if (oee != null) {
                out.writeNumberField("performance", oee / 0.874 / 0.98);
                out.writeNumberField("quality", 0.98);
                out.writeNumberField("oee", oee);
                out.writeObjectFieldStart("pieces");
                out.writeNumberField("total", 2_418);
                out.writeNumberField("good", 2_370);
                out.writeNumberField("scrap", 48);
                out.writeNumberField("rework", 0);
                out.writeEndObject();
              }
              out.writeObjectFieldStart("millis");
              for (String part :
                  List.of(
                      "run",
                      "minor",
                      "wait",
                      "fault",
                      "setup",
                      "maint",
                      "planned",
                      "noOrder",
                      "unknown",
                      "offShift")) {
                out.writeNumberField(
                    part,
                    switch (part) {
                      case "run" -> 9_870_000;
                      case "minor" -> 214_000;
                      case "fault" -> 902_000;
                      case "planned" -> 900_000;
                      default -> 0;
                    });
              }
              out.writeEndObject();
              out.writeObjectFieldStart("stateSeconds");
              out.writeNumberField("1", 9_870.25);
              out.writeEndObject();
              out.writeNumberField("stops", 3);
              out.writeNumberField("minorStops", 5);
              out.writeArrayFieldStart("flags");
              if (machine.id().equals("press02")) {
                out.writeString("COUNT_RESET");
              }
              out.writeEndArray();
              out.writeStringField("modelVersion", "fake");
              out.writeEndObject();
            }),
            StandardCharsets.UTF_8);
    tables.result(machine.key(), start.toString(), json);
  }
}
