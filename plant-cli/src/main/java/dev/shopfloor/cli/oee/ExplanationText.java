package dev.shopfloor.cli.oee;

import dev.shopfloor.oee.ExplainedCount;
import dev.shopfloor.oee.ExplainedInterval;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.LossView;
import dev.shopfloor.oee.ShiftResult;
import java.io.PrintWriter;
import java.time.ZoneId;

/** What a result is made of, so that a person can add it up by hand. */
final class ExplanationText {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final PrintWriter out;
  private final ZoneId zone;

  ExplanationText(PrintWriter out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  void print(Explanation explanation) {
    intervals(explanation);
    counts(explanation);
    losses(explanation.result());
    for (ExplainedSums.Sum sum : ExplainedSums.of(explanation)) {
      out.printf(
          "  %-24s %s explained, %s in the result%s%n",
          sum.name(), sum.explained(), sum.told(), sum.equal() ? "" : "  DIFFERENT");
    }
    out.println();
  }

  private void intervals(Explanation explanation) {
    TextTable table =
        new TextTable("from", "to", ">lasts", "class", "state", "reason", "source", "why");
    for (ExplainedInterval interval : explanation.intervals()) {
      table.row(
          Shown.clock(interval.start(), zone),
          Shown.clock(interval.end(), zone),
          Shown.span((interval.end() - interval.start()) / NANOS_PER_MILLI),
          interval.minor() ? interval.timeClass() + " (minor)" : interval.timeClass().name(),
          interval.state(),
          interval.reason(),
          interval.source(),
          interval.rule());
    }
    out.println("  Where the time went");
    table.print(out);
  }

  private void counts(Explanation explanation) {
    if (explanation.counts().isEmpty()) {
      out.println("  No count came.");
      return;
    }
    TextTable table =
        new TextTable(
            "at",
            "counter",
            "counts",
            ">shows",
            ">pieces",
            ">in a gap",
            ">ideal s",
            "product",
            "remark");
    for (ExplainedCount count : explanation.counts()) {
      table.row(
          Shown.clock(count.time(), zone),
          count.tag(),
          count.counts().name(),
          Shown.number(count.value()),
          Shown.number(count.pieces()),
          Shown.number(count.gap()),
          "%.3f".formatted(count.idealNanos() / 1e9),
          count.product(),
          count.remark() == null ? "" : count.remark().name());
    }
    out.println("  What was counted");
    table.print(out);
  }

  private void losses(ShiftResult result) {
    LossView view = LossView.of(result);
    TextTable table = new TextTable("loss", "lowers", ">big loss", ">lost", ">left");
    table.row("All time", "", "", "", Shown.span(view.calendar()));
    for (LossView.Step step : view.steps()) {
      table.row(
          step.name(),
          step.factor() == LossView.Factor.OUTSIDE ? "" : step.factor().name(),
          step.bigLoss() == 0 ? "" : Integer.toString(step.bigLoss()),
          Shown.span(step.millis()),
          Shown.span(step.left()));
    }
    out.println("  From all time to good pieces");
    table.print(out);
    out.printf(
        "  A %s  P %s  Q %s  OEE %s%n",
        Shown.percent(result.ratios().availability()),
        Shown.percent(result.ratios().performance()),
        Shown.percent(result.ratios().quality()),
        Shown.oee(result.ratios(), result.flags()));
  }
}
