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
    out.printf(Locale.ROOT, "Load %s on %s%n", report.spec().text(), report.machine());
    out.println();
    if (report.spec().ramp()) {
      ramp(report);
    } else {
      report.steps().forEach(this::step);
    }
    ledger(report);
  }

  private void ramp(LoadReport report) {
    out.println(
        "  due msg/s  stored msg/s    p50 ms    p99 ms    max ms  waiting  done after  cores "
            + " keeps up");
    for (StepResult step : report.steps()) {
      out.printf(
          Locale.ROOT,
          "  %9.1f  %12.1f  %8.0f  %8.0f  %8.0f  %7d  %10s  %5.2f  %s%n",
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
    out.printf(Locale.ROOT, "Knee: %s%n", knee.sentence(report.spec().tags()));
    knee.beyond().ifPresent(step -> out.printf(Locale.ROOT, "Limit there: %s.%n", Limit.of(step)));
    knee.beyond().or(knee::below).ifPresent(this::parts);
    out.println();
  }

  private void step(StepResult step) {
    out.printf(
        Locale.ROOT,
        "  due           %,12.1f messages/s for %.0f s%n",
        step.rate(),
        step.seconds());
    out.printf(
        Locale.ROOT,
        "  accepted      %,12d messages of %,d sent%n",
        step.accepted(),
        step.sending().sent());
    out.printf(
        Locale.ROOT,
        "  stored        %,12.1f messages/s meanwhile; %,d in the slowest second%n",
        step.storedPerSecond(),
        step.storedSlowest());
    latency("stored", step.latency(), "the time-series database has confirmed all readings");
    latency("visible", step.visible(), "a query finds it; one message a second or so");
    out.printf(
        Locale.ROOT,
        "  waiting       %,12d messages at most, %,d at the end, %+.1f/s; nothing after %s%n",
        step.waitingMost(),
        step.waitingLast(),
        step.growth(),
        doneAfter(step));
    queues(step);
    out.printf(
        Locale.ROOT,
        "  heap          %,12d MiB at most, garbage included%n",
        step.heapBytes() / MEBI);
    parts(step);
    out.println();
    if (step.keepsUp()) {
      out.println("The plant keeps up.");
    } else {
      out.printf(Locale.ROOT, "The plant does NOT keep up. Limit: %s.%n", Limit.of(step));
    }
    if (step.sending().notSent() > 0) {
      out.printf(
          Locale.ROOT,
          "%,d messages that were due were not sent: sending was held back for %.1f s because more"
              + " waited than memory should hold. The times above tell of those that were sent,"
              + " from when they were due.%n",
          step.sending().notSent(),
          step.sending().heldNanos() / SECOND);
    }
    out.println();
  }

  private static String doneAfter(StepResult step) {
    return Double.isInfinite(step.doneAfter())
        ? "never"
        : String.format(Locale.ROOT, "%.1f s", step.doneAfter());
  }

  private void latency(String name, Latency times, String until) {
    out.printf(
        Locale.ROOT,
        "  %-13s %,12.0f ms p50  %,.0f p90  %,.0f p99  %,.0f p99.9  %,.0f max, from when it was due"
            + " until %s%n",
        "until " + name,
        times.p50(),
        times.p90(),
        times.p99(),
        times.p999(),
        times.max(),
        until);
  }

  private void queues(StepResult step) {
    for (Map.Entry<String, Integer> queue : step.queuesMost().entrySet()) {
      if (queue.getValue() > 0) {
        out.printf(
            Locale.ROOT,
            "    %-24s %,d messages at most, %,d at the end%n",
            queue.getKey(),
            queue.getValue(),
            step.queuesLast().getOrDefault(queue.getKey(), 0));
      }
    }
  }

  private void parts(StepResult step) {
    out.printf(
        Locale.ROOT,
        "  CPU           %12.2f of %d cores%s%n",
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
    most.forEach(part ->
        out.printf(Locale.ROOT, "    %-40s %5.2f%n", part.getKey().title(), part.getValue()));
    out.println("  functions          calls  busy  of it computing");
    for (Map.Entry<String, Work.Sum> function : step.functions().entrySet()) {
      Work.Sum work = function.getValue();
      if (work.invocations() > 0) {
        out.printf(
            Locale.ROOT,
            "    %-24s %,8d  %4.0f %% of %d at once  %3.0f %%%n",
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
    out.println("Ledger (warm-up included)");
    out.printf(
        Locale.ROOT,
        "  sent       readings  %,9d in %,d messages%n",
        report.readings(),
        report.messages());
    LedgerText.accounts(out, report.ledgers());
    report
        .stuck()
        .forEach((queue, number) -> out.printf(Locale.ROOT, "  stuck in %s: %,d%n", queue, number));
    report
        .differences()
        .forEach(difference -> out.printf(Locale.ROOT, "  DIFFERENCE %s%n", difference));
    if (report.waiting() > 0) {
      out.printf(
          Locale.ROOT,
          "  %,d messages were still queued when the plant was stopped: not lost, but not counted."
              + " Whether the ledger adds up is not known; send less, or for a shorter time.%n",
          report.waiting());
    } else {
      out.println(
          report.addsUp()
              ? "  It adds up: every record is in exactly one outcome."
              : "  It does NOT add up; this is a defect, please report it.");
    }
  }
}
