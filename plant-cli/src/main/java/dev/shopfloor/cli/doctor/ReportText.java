package dev.shopfloor.cli.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for people and for programs. */
public final class ReportText {
  private final Report report;

  /** The texts of a report. */
  public ReportText(Report report) {
    this.report = report;
  }

  /** One line a finding with what to do next, and the verdict at the end. */
  public void print(PrintWriter out) {
    StackView stack = report.stack();
    out.printf(
        "Stack %s in %s, environment %s%n", stack.name(), stack.region(), stack.environment());
    report
        .byWay()
        .forEach((way, findings) -> {
          if (!findings.isEmpty()) {
            out.printf("%n%s%n", way.title());
            findings.forEach(finding -> print(out, finding));
          }
        });
    out.printf("%n%s%n", report.verdict());
  }

  private void print(PrintWriter out, Finding finding) {
    out.printf("  %-7s %-33s %s%n", mark(finding), finding.part(), plain(finding.sentence()));
    Next next = next(finding);
    if (next != null) {
      out.printf("          Next: %s%n", plain(next.step()));
      if (next.runbook() != null) {
        out.printf("          Runbook: %s%n", link(next.runbook()));
      }
    }
  }

  /** One line of JSON. */
  public String json() {
    return new String(Json.bytes(this::json), StandardCharsets.UTF_8);
  }

  private void json(JsonGenerator out) throws IOException {
    StackView stack = report.stack();
    out.writeStartObject();
    out.writeStringField("stack", stack.name());
    out.writeStringField("region", stack.region());
    out.writeStringField("environment", stack.environment());
    out.writeStringField("at", stack.now().toString());
    out.writeBooleanField("passed", report.passed());
    out.writeStringField("verdict", report.verdict());
    out.writeNumberField("faults", report.number(Finding.Fault.class));
    out.writeNumberField("warnings", report.number(Finding.Warning.class));
    out.writeNumberField("unknown", report.number(Finding.Unknown.class));
    out.writeArrayFieldStart("findings");
    for (Map.Entry<Way, List<Finding>> entry : report.byWay().entrySet()) {
      for (Finding finding : entry.getValue()) {
        json(out, entry.getKey(), finding);
      }
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void json(JsonGenerator out, Way way, Finding finding) throws IOException {
    out.writeStartObject();
    out.writeStringField("way", way.title());
    out.writeStringField("part", finding.part());
    out.writeStringField("state", mark(finding).toLowerCase(Locale.ROOT));
    out.writeStringField("says", finding.sentence());
    Next next = next(finding);
    if (next != null) {
      out.writeStringField("next", next.step());
      if (next.runbook() != null) {
        out.writeStringField("runbook", link(next.runbook()));
      }
    }
    out.writeEndObject();
  }

  private static String mark(Finding finding) {
    return switch (finding) {
      case Finding.Ok _ -> "ok";
      case Finding.Warning _ -> "warning";
      case Finding.Fault _ -> "FAULT";
      case Finding.Unknown _ -> "unknown";
    };
  }

  private static @Nullable Next next(Finding finding) {
    return switch (finding) {
      case Finding.Ok _ -> null;
      case Finding.Warning warning -> warning.next();
      case Finding.Fault fault -> fault.next();
      case Finding.Unknown unknown -> unknown.next();
    };
  }

  private String link(String anchor) {
    String url = report.stack().parameter("RunbookUrl");
    return "%s#%s".formatted(url.isEmpty() ? "docs/operations.md" : url, anchor);
  }

  /** What AWS says may hold anything; the terminal is not steered by it. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
