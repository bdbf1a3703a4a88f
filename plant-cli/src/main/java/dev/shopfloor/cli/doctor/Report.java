package dev.shopfloor.cli.doctor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What all checks of a stack found. */
public final class Report {
  private final StackView stack;
  private final Map<Way, List<Finding>> findings;

  Report(StackView stack, Map<Way, List<Finding>> findings) {
    this.stack = stack;
    this.findings = new EnumMap<>(findings);
  }

  StackView stack() {
    return stack;
  }

  Map<Way, List<Finding>> byWay() {
    return new EnumMap<>(findings);
  }

  /** All of them, by the way of a reading. */
  public List<Finding> findings() {
    return findings.values().stream().flatMap(List::stream).toList();
  }

  /** Whether nothing is broken, and nothing was hidden from us; warnings are no failure. */
  public boolean passed() {
    return findings().stream()
        .noneMatch(each -> each instanceof Finding.Fault || each instanceof Finding.Unknown);
  }

  /** The verdict, in one sentence. */
  public String verdict() {
    List<Finding> faults = of(Finding.Fault.class);
    List<Finding> warnings = of(Finding.Warning.class);
    List<Finding> unknown = of(Finding.Unknown.class);
    List<String> counts = new ArrayList<>();
    if (!faults.isEmpty()) {
      counts.add(Span.count(faults.size(), "fault"));
    }
    if (!warnings.isEmpty()) {
      counts.add(Span.count(warnings.size(), "warning"));
    }
    if (!unknown.isEmpty()) {
      counts.add("%,d not seen".formatted(unknown.size()));
    }
    String told = String.join(", ", counts);
    if (!faults.isEmpty()) {
      return "%s: begin with %s.".formatted(told, faults.getFirst().part());
    }
    if (!unknown.isEmpty()) {
      return "Nobody can say whether the plant runs: %s; begin with %s."
          .formatted(told, unknown.getFirst().part());
    }
    if (!warnings.isEmpty()) {
      return "The plant runs, with %s: look at %s.".formatted(told, warnings.getFirst().part());
    }
    return "The plant runs: %s, nothing to do.".formatted(Span.count(findings().size(), "check"));
  }

  int number(Class<? extends Finding> kind) {
    return of(kind).size();
  }

  private List<Finding> of(Class<? extends Finding> kind) {
    return findings().stream().filter(kind::isInstance).toList();
  }
}
