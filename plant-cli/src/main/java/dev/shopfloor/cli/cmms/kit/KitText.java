package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.kit.Result.Status;
import dev.shopfloor.model.json.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A report for people and for programs. */
public final class KitText {
  private KitText() {}

  /**
   * Writes a report for people.
   *
   * @param source what the vendor file was made from
   */
  public static void write(KitReport report, String source, PrintWriter out) {
    out.println("profile %s, system %s".formatted(report.profile(), report.vendor()));
    out.println("  played from: " + source);
    for (Result result : report.results()) {
      out.println("  %-9s %s".formatted(word(result.status()), result.name()));
      if (result.status() != Status.PASSED) {
        line(out, "must", result.sentence());
        line(out, result.status() == Status.FAILED ? "but" : "why", result.why());
        line(out, "sent", result.sent());
        line(out, "said", result.said());
      }
    }
    out.println(
        "%d hold, %d do not, %d are not declared, %d the vendor does not document."
            .formatted(
                report.with(Status.PASSED).size(),
                report.with(Status.FAILED).size(),
                report.with(Status.NOT_DECLARED).size(),
                report.with(Status.NOT_DOCUMENTED).size()));
    out.println(
        report.passed()
            ? "The profile holds for what it declares."
            : "The profile does not hold for what it declares.");
  }

  private static void line(PrintWriter out, String name, String text) {
    if (!text.isEmpty()) {
      out.println("            %s: %s".formatted(name, text.replace("\n", "\n              ")));
    }
  }

  private static String word(Status status) {
    return switch (status) {
      case PASSED -> "ok";
      case FAILED -> "FAILED";
      case NOT_DECLARED, NOT_DOCUMENTED -> "-";
    };
  }

  /** A report as one JSON object. */
  public static String json(KitReport report) {
    byte[] bytes =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("profile", report.profile());
          json.writeStringField("vendor", report.vendor());
          json.writeBooleanField("passed", report.passed());
          json.writeArrayFieldStart("results");
          for (Result result : report.results()) {
            json.writeStartObject();
            json.writeStringField("check", result.name());
            json.writeStringField("sentence", result.sentence());
            json.writeStringField("status", result.status().name().toLowerCase(Locale.ROOT));
            json.writeStringField("why", result.why());
            json.writeStringField("sent", result.sent());
            json.writeStringField("said", result.said());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
