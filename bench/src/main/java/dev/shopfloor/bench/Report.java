package dev.shopfloor.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables as Markdown. */
final class Report {
  private static final String HEAD =
      """
      | what | ours, median | beside it | ratio | B per reading | target | met | |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      """;

  private final StringBuilder text = new StringBuilder();
  private final List<Row> all = new ArrayList<>();
  private final Pace pace;
  private final Machine machine;
  private final Clock clock;

  Report(Pace pace, Machine machine, Clock clock) {
    this.pace = pace;
    this.machine = machine;
    this.clock = clock;
  }

  void add(String title, List<Row> rows) {
    text.append("\n## ").append(title).append("\n\n").append(HEAD);
    rows.forEach(row -> text.append(row.line()).append('\n'));
    all.addAll(rows);
  }

  String text() {
    long targets = all.stream().filter(row -> !(row.target() instanceof Target.None)).count();
    long met =
        all.stream().filter(row -> !(row.target() instanceof Target.None) && row.met()).count();
    return """
    # What Shopfloor takes, beside others

    Written by `./plant bench%s` on %s, on %s. Machines differ: only what stands in one line was
    measured in one run, and only its ratio says something. %d of %d targets are met.
    """
            .formatted(
                pace == Pace.FULL ? "" : " --" + pace.name().toLowerCase(Locale.ROOT),
                LocalDate.now(clock),
                machine.shown(),
                met,
                targets)
        + text;
  }
}
