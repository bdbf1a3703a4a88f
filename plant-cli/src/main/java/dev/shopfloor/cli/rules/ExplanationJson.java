package dev.shopfloor.cli.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.Budget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An explanation for programs. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** One JSON object without an end of line. */
  public static String of(Explanation of) {
    return new String(Json.bytes(json -> write(json, of)), StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, Explanation of) throws IOException {
    Verdict verdict = Verdict.of(of);
    json.writeStartObject();
    json.writeStringField("asset", of.alert().asset().text());
    json.writeBooleanField("known", of.policy().known());
    text(json, "kind", of.alert().topic().kind());
    text(json, "signal", of.alert().topic().signal());
    text(json, "code", of.alert().topic().code());
    json.writeStringField("severity", of.alert().severity().name());
    json.writeStringField("at", Nanos.instant(of.at()).toString());
    json.writeBooleanField("workOrder", verdict.order());
    json.writeStringField("why", verdict.why());
    json.writeObjectFieldStart("settings");
    for (Explanation.Setting setting : of.settings()) {
      write(json, setting);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("budget");
    write(json, "asset", of.policy().handling().perAsset());
    write(json, "site", of.policy().handling().perSite());
    json.writeEndObject();
    json.writeArrayFieldStart("silences");
    for (Explanation.Quiet quiet : of.silences()) {
      json.writeStartObject();
      json.writeStringField("kind", quiet.kind());
      json.writeStringField("reason", quiet.reason());
      if (quiet.until() != Long.MAX_VALUE) {
        json.writeStringField("until", Nanos.instant(quiet.until()).toString());
      }
      json.writeNumberField("line", quiet.line());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Explanation.Setting setting) throws IOException {
    json.writeObjectFieldStart(setting.name());
    text(json, "value", setting.value());
    Explanation.Named rule = setting.rule();
    if (rule != null) {
      json.writeStringField("rule", rule.name());
      json.writeNumberField("line", rule.line());
    }
    if (!setting.later().isEmpty()) {
      json.writeArrayFieldStart("later");
      for (Explanation.Named later : setting.later()) {
        json.writeStartObject();
        json.writeStringField("rule", later.name());
        json.writeNumberField("line", later.line());
        json.writeStringField("value", later.value());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Budget budget) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("orders", budget.orders());
    json.writeNumberField("seconds", budget.within() / 1_000_000_000L);
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }
}
