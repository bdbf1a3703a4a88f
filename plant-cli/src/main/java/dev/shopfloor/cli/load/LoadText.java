package dev.shopfloor.cli.load;

import dev.shopfloor.cli.local.functions.Work;
import dev.shopfloor.cli.run.LedgerText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a load for people. */
final class LoadText {
  private static final double SECOND = 1e9;
  private static final long MEBI = 1 << 20;
  private static final double NAMED_CORES = 0.005;

  private final PrintWriter out;

  LoadText(PrintWriter out) {
    this.out = out;
  }

  void print(LoadReport report) {
    line("Load %s on %s", report.spec().text(), report.machine());
    out.println();
    if (report.spec().ramp()) {
      ramp(report);
    } else {
      report.steps().forEach(this::step);
    }
    ledger(report);
  }

  private void ramp(LoadReport report) {
    line(
        "  due msg/s  stored msg/s    p50 ms    p99 ms    max ms  waiting  grows/s  cores  keeps"
            + " up");
    for (StepResult step : report.steps()) {
      line(
          "  %9.1f  %12.1f  %8.0f  %8.0f  %8.0f  %7d  %10s  %5.2f  %s",
          step.rate(),
          step.storedPerSecond(),
          step.latency().p50(),
          step.latency().p99(),
          step.latency().max(),
          step.waitingLast(),
          doneAfter(step),
          step.plantCores(),
          step.keepsUp() ? "yes" : "NO");
    }
    out.println();
    Knee knee = Knee.of(report.steps());
    line("Knee: %s", knee.sentence(report.spec().tags()));
    knee.beyond().ifPresent(step -> line("Limit there: %s.", Limit.of(step)));
    knee.beyond().or(knee::below).ifPresent(this::parts);
    out.println();
  }

  private void step(StepResult step) {
    line("  due           %,12.1f messages/s for %.0f s", step.rate(), step.seconds());
    line("  accepted      %,12d messages of %,d sent", step.accepted(), step.sending().sent());
    line(
        "  stored        %,12.1f messages/s meanwhile; %,d in the slowest second",
        step.storedPerSecond(), step.storedSlowest());
    latency("stored", step.latency(), "the time-series database has confirmed all readings");
    latency("visible", step.visible(), "a query finds it; one message a second or so");
    line(
        "  waiting       %,12d messages at most, %,d at the end, %+.1f/s; nothing after %s",
        step.waitingMost(), step.waitingLast(), step.growth(), doneAfter(step));
    queues(step);
    line("  heap          %,12d MiB at most, garbage included", step.heapBytes() / MEBI);
    parts(step);
    out.println();
    if (step.keepsUp()) {
      line("The plant keeps up.");
    } else {
      line("The plant does NOT keep up. Limit: %s.", Limit.of(step));
    }
    if (step.sending().notSent() > 0) {
      line(
          "%,d messages that were due were not sent: sending was held back for %.1f s because more"
              + " waited than memory should hold. The times above tell of those that were sent,"
              + " from when they were due.",
          step.sending().notSent(), step.sending().heldNanos() / SECOND);
    }
    out.println();
  }

  private static String doneAfter(StepResult step) {
    return Double.isInfinite(step.doneAfter())
        ? "never"
        : String.format(Locale.ROOT, "%.1f s", step.doneAfter());
  }

  private void latency(String name, Latency times, String until) {
    line(
        "  %-13s %,12.0f ms p50  %,.0f p90  %,.0f p99  %,.0f p99.9  %,.0f max, from when it was due"
            + " until %s",
        "until " + name, times.p50(), times.p90(), times.p99(), times.p999(), times.max(), until);
  }

  private void queues(StepResult step) {
    for (Map.Entry<String, Integer> queue : step.queuesMost().entrySet()) {
      if (queue.getValue() > 0) {
        line(
            "    %-24s %,d messages at most, %,d at the end",
            queue.getKey(), queue.getValue(), step.queuesLast().getOrDefault(queue.getKey(), 0));
      }
    }
  }

  private void parts(StepResult step) {
    line(
        "  CPU           %12.2f of %d cores%s",
        step.plantCores(),
        step.processors(),
        Double.isNaN(step.machineCores())
            ? ""
            : String.format(
                Locale.ROOT,
                "; all on this machine %.2f",
                Math.max(step.machineCores(), step.plantCores())));
    List<Map.Entry<PlantPart, Double>> most =
        step.cores().entrySet().stream()
            .filter(part -> part.getValue() >= NAMED_CORES)
            .sorted(Map.Entry.<PlantPart, Double>comparingByValue().reversed())
            .toList();
    most.forEach(part -> line("    %-40s %5.2f", part.getKey().title(), part.getValue()));
    line("  functions          calls  busy  of it computing");
    for (Map.Entry<String, Work.Sum> function : step.functions().entrySet()) {
      Work.Sum work = function.getValue();
      if (work.invocations() > 0) {
        line(
            "    %-24s %,8d  %4.0f %% of %d at once  %3.0f %%",
            function.getKey(),
            work.invocations(),
            100
                * work.busyNanos()
                / SECOND
                / step.seconds()
                / step.environments().getOrDefault(function.getKey(), 1),
            step.environments().getOrDefault(function.getKey(), 1),
            100.0 * work.cpuNanos() / Math.max(1, work.busyNanos()));
      }
    }
  }

  private void ledger(LoadReport report) {
    line("Ledger (warm-up included)");
    line("  sent       readings  %,9d in %,d messages", report.readings(), report.messages());
    LedgerText.accounts(out, report.ledgers());
    report.stuck().forEach((queue, number) -> line("  stuck in %s: %,d", queue, number));
    report.differences().forEach(difference -> line("  DIFFERENCE %s", difference));
    if (report.waiting() > 0) {
      line(
          "  %,d messages were still queued when the plant was stopped: not lost, but not counted."
              + " Whether the ledger adds up is not known; send less, or for a shorter time.",
          report.waiting());
    } else {
      line(
          report.addsUp()
              ? "  It adds up: every record is in exactly one outcome."
              : "  It does NOT add up; this is a defect, please report it.");
    }
  }

  private void line(String format, Object... values) {
    out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
  }
}
