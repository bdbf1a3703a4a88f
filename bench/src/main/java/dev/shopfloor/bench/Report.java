package dev.shopfloor.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tables as Markdown. What is missed stands first, with its remark; a remark of another row
 * stands below its table.
 */
final class Report {
  private final List<Section> sections = new ArrayList<>();
  private final Pace pace;
  private final Machine machine;
  private final Clock clock;

  Report(Pace pace, Machine machine, Clock clock) {
    this.pace = pace;
    this.machine = machine;
    this.clock = clock;
  }

  private record Section(String title, List<Row> rows) {}

  void add(String title, List<Row> rows) {
    sections.add(new Section(title, List.copyOf(rows)));
  }

  String text() {
    StringBuilder text = new StringBuilder(head());
    text.append(misses());
    for (Section section : sections) {
      text.append("\n## ").append(section.title()).append("\n\n");
      text.append(MarkdownTable.of(Row.HEADS, section.rows().stream().map(Row::cells).toList()));
      text.append(notes(section.rows()));
    }
    return text.toString();
  }

  private String head() {
    List<Row> judged = sections.stream().flatMap(each -> each.rows().stream()).toList();
    return """
    # What Shopfloor takes, beside others

    Written by `./plant bench%s`; [docs/benchmarks.md](../docs/benchmarks.md) tells how to read it.

    - Day: %s
    - Machine: %s
    - Targets met: %d of %d

    Machines differ: only what stands in one line was measured in one run, and only its ratio says
    something. Times are medians.
    """
        .formatted(
            pace == Pace.FULL ? "" : " --" + pace.name().toLowerCase(Locale.ROOT),
            LocalDate.now(clock),
            machine.shown(),
            judged.stream().filter(row -> row.judged() && row.met()).count(),
            judged.stream().filter(Row::judged).count());
  }

  private String misses() {
    StringBuilder text = new StringBuilder();
    for (Section section : sections) {
      for (Row row : section.rows()) {
        if (!row.met()) {
          text.append("- **%s: %s**: %s.".formatted(section.title(), row.name(), row.verdict()));
          text.append(row.remark().isEmpty() ? "" : " " + row.remark()).append('\n');
        }
      }
    }
    return text.isEmpty() ? "" : "\n## Missed\n\n" + text;
  }

  private static String notes(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      if (row.met() && !row.remark().isEmpty()) {
        text.append("- %s: %s\n".formatted(row.name(), row.remark()));
      }
    }
    return text.isEmpty() ? "" : "\n" + text;
  }
}
